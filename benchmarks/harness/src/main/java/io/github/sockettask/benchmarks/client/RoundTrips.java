package io.github.sockettask.benchmarks.client;

import java.util.Arrays;

/**
 * Counts round trips by how long they took.
 */
class RoundTrips {

	private static final int NANOS_A_STEP = 250;

	private static final int STEPS = 8192;

	private final int[] counts = new int[STEPS];

	void clear() {
		Arrays.fill(this.counts, 0);
	}

	void add(long nanos) {
		this.counts[(int) Math.min(nanos / NANOS_A_STEP, STEPS - 1)]++;
	}

	void addAll(RoundTrips others) {
		Arrays.setAll(this.counts, (step) -> this.counts[step] + others.counts[step]);
	}

	long count() {
		return Arrays.stream(this.counts).asLongStream().sum();
	}

	/**
	 * Return how long half of the round trips took at most.
	 * @return the median in microseconds, exact to a quarter of one up to two
	 * milliseconds; {@code NaN} if there were none
	 */
	double medianMicros() {
		long half = (count() + 1) / 2;
		if (half == 0) {
			return Double.NaN;
		}
		int step = 0;
		for (long below = this.counts[0]; below < half; below += this.counts[step]) {
			step++;
		}
		return (step + 0.5) * NANOS_A_STEP / 1000;
	}

}
