package io.github.sockettask.benchmarks.runner;

import java.time.Duration;

import io.github.sockettask.benchmarks.BenchmarkCase;

/**
 * How much is measured.
 *
 * @param warmUp how long each process works before it is measured
 * @param round length of a round
 * @param rounds number of rounds
 * @param idleConnections how many idle connections are opened
 * @param limit what all cases together may take: no round begins after that
 */
record Plan(Duration warmUp, Duration round, int rounds, int idleConnections, Duration limit) {

	static final Plan FULL = new Plan(Duration.ofMillis(2500), Duration.ofMillis(1200), 4, 10_000,
			Duration.ofMinutes(40));

	static final Plan QUICK = new Plan(Duration.ofMillis(200), Duration.ofMillis(150), 2, 500, Duration.ofMinutes(7));

	private static final int IDLE_ROUNDS = 25;

	private static final int BUSY_CONNECTIONS = 100;

	int rounds(BenchmarkCase measured) {
		return switch (measured.work()) {
			case IDLE -> Math.max(1, this.rounds / 2);
			case FRAME -> Math.max(1, this.rounds - 1);
			default -> this.rounds;
		};
	}

	/**
	 * Return how long a round takes, or may take at most where it has an end of its own.
	 * @param measured the case
	 * @return the length
	 */
	Duration round(BenchmarkCase measured) {
		return (measured.work() == BenchmarkCase.Work.IDLE) ? this.round.multipliedBy(IDLE_ROUNDS) : this.round;
	}

	int connections(BenchmarkCase measured) {
		return switch (measured) {
			case ECHO_100, HANDLERS_100 -> BUSY_CONNECTIONS;
			case IDLE_10000 -> this.idleConnections;
			default -> 1;
		};
	}

	String describe() {
		return "%d rounds of %d ms after a warm-up of %d ms, %d idle connections".formatted(this.rounds,
				this.round.toMillis(), this.warmUp.toMillis(), this.idleConnections);
	}

}
