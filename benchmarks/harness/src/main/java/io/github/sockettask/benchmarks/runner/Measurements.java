package io.github.sockettask.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.report.Figure;
import io.github.sockettask.benchmarks.report.Rounds;

/**
 * What the rounds of one case have told so far, by peer.
 */
class Measurements {

	private final Map<Peer, List<Map<String, Double>>> rounds = new LinkedHashMap<>();

	Measurements(List<Peer> peers) {
		peers.forEach((peer) -> this.rounds.put(peer, new ArrayList<>()));
	}

	/**
	 * Add a round.
	 * @param peer the peer
	 * @param measured what it has measured; empty if it has failed
	 */
	void add(Peer peer, Map<String, Double> measured) {
		this.rounds.computeIfAbsent(peer, (added) -> new ArrayList<>()).add(measured);
	}

	List<Figure> figures(BenchmarkCase measured) {
		return Metric.of(measured).stream().map((metric) -> figure(measured, metric)).toList();
	}

	private Figure figure(BenchmarkCase measured, Metric metric) {
		Map<String, Rounds> values = new LinkedHashMap<>();
		this.rounds.forEach((peer, all) -> values.put(peer.id(), new Rounds(
				all.stream().mapToDouble((round) -> round.getOrDefault(metric.key(), Double.NaN)).toArray())));
		return new Figure(measured.id() + metric.suffix(), metric.unit(), metric.lowerIsBetter(), values);
	}

}
