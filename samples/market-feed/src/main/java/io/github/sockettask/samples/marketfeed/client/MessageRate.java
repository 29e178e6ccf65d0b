package io.github.sockettask.samples.marketfeed.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Messages per second, averaged over the last seconds.
 */
class MessageRate {

	private static final Duration WINDOW = Duration.ofSeconds(3);

	private final Deque<Instant> arrivals = new ArrayDeque<>();

	void count(Instant arrival) {
		this.arrivals.add(arrival);
		forgetBefore(arrival.minus(WINDOW));
	}

	double perSecond(Instant now) {
		forgetBefore(now.minus(WINDOW));
		return (double) this.arrivals.size() / WINDOW.toSeconds();
	}

	private void forgetBefore(Instant start) {
		while (!this.arrivals.isEmpty() && this.arrivals.getFirst().isBefore(start)) {
			this.arrivals.removeFirst();
		}
	}

}
