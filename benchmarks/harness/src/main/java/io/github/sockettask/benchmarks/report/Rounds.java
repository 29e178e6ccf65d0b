package io.github.sockettask.benchmarks.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A figure of one peer, measured in some rounds. A round that went wrong has the value
 * {@code NaN} and doesn't count.
 *
 * @param values the values, by round
 */
public record Rounds(double... values) {

	/**
	 * Return the middle value.
	 * @return the median, {@code NaN} if there is no value
	 */
	public double median() {
		double[] sorted = counted();
		int middle = sorted.length / 2;
		if (sorted.length == 0) {
			return Double.NaN;
		}
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	public double min() {
		return Arrays.stream(counted()).min().orElse(Double.NaN);
	}

	public double max() {
		return Arrays.stream(counted()).max().orElse(Double.NaN);
	}

	/**
	 * Compare with another peer, round by round.
	 * @param other what the other peer measured in the same rounds
	 * @return the quotients of the rounds in which both have a value
	 */
	public Rounds dividedBy(Rounds other) {
		return new Rounds(IntStream.range(0, Math.min(this.values.length, other.values.length))
			.mapToDouble((i) -> this.values[i] / other.values[i])
			.toArray());
	}

	/**
	 * Subtract what another peer measured, round by round.
	 * @param other what the other peer measured in the same rounds
	 * @return the differences of the rounds in which both have a value
	 */
	public Rounds minus(Rounds other) {
		return new Rounds(IntStream.range(0, Math.min(this.values.length, other.values.length))
			.mapToDouble((i) -> this.values[i] - other.values[i])
			.toArray());
	}

	/**
	 * Write median and range.
	 * @return the text
	 */
	String withRange() {
		return String.format(Locale.ROOT, "%.2f [%.2f..%.2f]", median(), min(), max());
	}

	private double[] counted() {
		return Arrays.stream(this.values).filter(Double::isFinite).sorted().toArray();
	}

}
