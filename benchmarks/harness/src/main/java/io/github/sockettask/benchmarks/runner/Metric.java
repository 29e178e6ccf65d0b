package io.github.sockettask.benchmarks.runner;

import java.util.List;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * One of the things that a round of a case tells.
 *
 * @param key how the client calls it
 * @param suffix what is added to the name of the case
 * @param unit its unit
 * @param lowerIsBetter whether small values are good ones
 */
record Metric(String key, String suffix, String unit, boolean lowerIsBetter) {

	private static final Metric MESSAGES = new Metric("rate", "", "messages/s", false);

	private static final Metric ROUND_TRIPS = new Metric("rate", "", "round-trips/s", false);

	private static final Metric LATENCY = new Metric("latency", "-latency", "µs", true);

	private static final Metric MILLIS = new Metric("millis", "", "ms", true);

	private static final List<Metric> COSTS = List.of(MESSAGES, new Metric("cpu", "-cpu", "µs/message", true),
			new Metric("allocated", "-allocated", "B/message", true));

	private static final List<Metric> CONNECTIONS = List.of(new Metric("rate", "", "opened/s", false),
			new Metric("heap", "-heap", "KiB/connection", true), new Metric("other", "-rss", "KiB/connection", true),
			new Metric("threads", "-threads", "threads", true));

	static List<Metric> of(BenchmarkCase measured) {
		return switch (measured) {
			case SEND_64, RECEIVE_64 -> COSTS;
			case SEND_1K, RECEIVE_1K, SEND_64K, RECEIVE_64K, SENDERS_1, SENDERS_4, SENDERS_16, HANDLERS_100 ->
				List.of(MESSAGES);
			case PING_PONG -> List.of(ROUND_TRIPS, LATENCY);
			case ECHO_100 -> List.of(ROUND_TRIPS);
			case FRAME_16M, COLD_START -> List.of(MILLIS);
			case IDLE_10000 -> CONNECTIONS;
		};
	}

}
