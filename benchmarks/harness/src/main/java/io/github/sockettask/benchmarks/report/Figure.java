package io.github.sockettask.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A figure of all peers.
 *
 * @param name name of the case, or what else it is called
 * @param unit unit of the values
 * @param lowerIsBetter whether small values are good ones
 * @param values what was measured, by peer
 */
public record Figure(String name, String unit, boolean lowerIsBetter, Map<String, Rounds> values) {

	/**
	 * Return how many times as good a peer is as another one.
	 * @param peer the one
	 * @param other the other
	 * @return the ratios, above 1 where the one is better; {@code null} if one of them
	 * was not measured
	 */
	public @Nullable Rounds ratios(String peer, String other) {
		Rounds one = this.values.get(peer);
		Rounds two = this.values.get(other);
		if (one == null || two == null) {
			return null;
		}
		return this.lowerIsBetter ? two.dividedBy(one) : one.dividedBy(two);
	}

	/**
	 * Return the medians of the peers that have one.
	 * @return the medians, by peer
	 */
	public Map<String, Double> medians() {
		Map<String, Double> medians = new LinkedHashMap<>();
		this.values.forEach((peer, rounds) -> {
			if (!Double.isNaN(rounds.median())) {
				medians.put(peer, rounds.median());
			}
		});
		return medians;
	}

}
