package io.github.sockettask.client.connect;

import java.time.Duration;

/**
 * Tokens that come in at a rate, of which those of a tenth of a second are kept, one at
 * least. Not safe for use by several threads.
 */
class ConnectTokens {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	/** Keeps the sum of times far from overflow. */
	private static final double LONGEST = Duration.ofDays(365).toNanos();

	private static final int BURSTS_PER_SECOND = 10;

	/** Time between two tokens in nanoseconds, or 0 if there is no end of them. */
	private final long interval;

	/** Time in which all tokens that are kept come in. */
	private final long capacity;

	/** When all tokens that are kept will be there, if none is taken until then. */
	private long full;

	/**
	 * Create tokens of which as many are there as are kept.
	 * @param rate how many come in a second, or 0 for no limit
	 * @param now the time
	 */
	ConnectTokens(double rate, long now) {
		// rounded so that there are never more than asked for
		this.interval = (rate > 0) ? (long) Math.max(1, Math.min(Math.ceil(SECOND / rate), LONGEST)) : 0;
		this.capacity = this.interval * Math.max(1, (long) Math.min(rate, SECOND) / BURSTS_PER_SECOND);
		this.full = now;
	}

	/**
	 * Take a token if there is one.
	 * @param now the time, in nanoseconds from anywhere
	 * @return 0 if it was taken, else how long it takes until the next one is there
	 */
	long take(long now) {
		if (this.full - now < 0) {
			this.full = now;
		}
		long wait = this.full - now + this.interval - this.capacity;
		if (wait > 0) {
			return wait;
		}
		this.full += this.interval;
		return 0;
	}

}
