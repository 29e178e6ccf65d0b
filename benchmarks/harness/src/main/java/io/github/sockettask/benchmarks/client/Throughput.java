package io.github.sockettask.benchmarks.client;

import java.util.Map;

/**
 * Rate of messages and what one of them costs.
 */
final class Throughput {

	private final long start = System.nanoTime();

	private final ProcessUsage before = ProcessUsage.now();

	Map<String, Double> of(long messages) {
		long nanos = System.nanoTime() - this.start;
		ProcessUsage used = ProcessUsage.now().since(this.before);
		return Map.of("rate", messages * 1e9 / nanos, "cpu", used.cpuNanos() / 1e3 / messages, "allocated",
				(double) used.allocatedBytes() / messages);
	}

}
