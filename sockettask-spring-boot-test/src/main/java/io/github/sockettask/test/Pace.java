package io.github.sockettask.test;

import java.time.Duration;

/**
 * How fast bytes pass in one direction.
 *
 * @param delay nanoseconds for which each byte is held
 * @param bytes how many go at once
 * @param interval nanoseconds from one write to the next
 */
record Pace(long delay, int bytes, long interval) {

	static final Pace FREE = new Pace(0, Integer.MAX_VALUE, 0);

	Pace delayedBy(Duration delay) {
		return new Pace(delay.toNanos(), this.bytes, this.interval);
	}

	Pace limitedTo(int bytes, Duration interval) {
		return new Pace(this.delay, bytes, interval.toNanos());
	}

}
