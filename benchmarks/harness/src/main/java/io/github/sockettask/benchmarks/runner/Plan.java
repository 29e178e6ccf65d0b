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

	static final Plan FULL = new Plan(Duration.ofSeconds(3), Duration.ofMillis(1500), 4, 10_000,
			Duration.ofMinutes(28));

	static final Plan QUICK = new Plan(Duration.ofMillis(200), Duration.ofMillis(150), 2, 500, Duration.ofSeconds(270));

	private static final int ECHO_CONNECTIONS = 100;

	int rounds(BenchmarkCase measured) {
		return switch (measured.work()) {
			case IDLE -> Math.max(1, this.rounds / 2);
			default -> this.rounds;
		};
	}

	/**
	 * Return how long a round takes, or may take at most where it has an end of its own.
	 * @param measured the case
	 * @return the length
	 */
	Duration round(BenchmarkCase measured) {
		return switch (measured.work()) {
			case IDLE -> this.round.multipliedBy(10);
			case FRAME -> this.round.multipliedBy(20);
			default -> this.round;
		};
	}

	Duration warmUp(BenchmarkCase measured) {
		return switch (measured.work()) {
			case FRAME -> round(measured);
			default -> this.warmUp;
		};
	}

	int connections(BenchmarkCase measured) {
		return switch (measured) {
			case ECHO_100 -> ECHO_CONNECTIONS;
			case IDLE_10000 -> this.idleConnections;
			default -> 1;
		};
	}

	String describe() {
		return "%d rounds of %d ms after a warm-up of %d ms, %d idle connections".formatted(this.rounds,
				this.round.toMillis(), this.warmUp.toMillis(), this.idleConnections);
	}

}
