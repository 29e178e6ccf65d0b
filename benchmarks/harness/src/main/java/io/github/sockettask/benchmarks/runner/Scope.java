package io.github.sockettask.benchmarks.runner;

import io.github.sockettask.benchmarks.BenchmarkCase;
import io.github.sockettask.benchmarks.BenchmarkCase.Work;

/**
 * The cases that a peer takes part in.
 */
enum Scope {

	/**
	 * All of them.
	 */
	ALL,

	/**
	 * Those in which one thread at a time sends on a connection.
	 */
	ONE_SENDER,

	/**
	 * Those of several senders.
	 */
	SENDERS,

	/**
	 * Those that tell what it costs to hand messages over to another thread.
	 */
	HAND_OFF;

	boolean has(BenchmarkCase measured) {
		return switch (this) {
			case ALL -> true;
			case ONE_SENDER -> measured.work() != Work.SENDERS;
			case SENDERS -> measured.work() == Work.SENDERS;
			case HAND_OFF -> switch (measured) {
				case PING_PONG, SEND_64, RECEIVE_64, SENDERS_1, SENDERS_4, SENDERS_16, HANDLERS_100 -> true;
				default -> false;
			};
		};
	}

}
