package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a message that a handler could not handle is redelivered to it.
 * Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param maxRetries Maximum number of times a failed message is redelivered to its
 * handler, 0 for none.
 * @param delay Time to wait before the first retry.
 * @param multiplier Factor by which the delay grows with each retry.
 * @param maxDelay Maximum time to wait before a retry.
 * @param jitter Time by which the first delay is made longer or shorter at random, within
 * delay and max-delay. Grows with the delay.
 * @since 0.1.0
 */
public record RetrySettings(@Nullable Integer maxRetries, @Nullable Duration delay, @Nullable Double multiplier,
		@Nullable Duration maxDelay, @Nullable Duration jitter) {

	/**
	 * Settings with nothing set.
	 */
	public static final RetrySettings UNSET = new RetrySettings(null, null, null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public RetrySettings orElse(RetrySettings defaults) {
		return new RetrySettings((this.maxRetries != null) ? this.maxRetries : defaults.maxRetries,
				(this.delay != null) ? this.delay : defaults.delay,
				(this.multiplier != null) ? this.multiplier : defaults.multiplier,
				(this.maxDelay != null) ? this.maxDelay : defaults.maxDelay,
				(this.jitter != null) ? this.jitter : defaults.jitter);
	}

	/**
	 * Return a copy with another {@code maxRetries}.
	 * @param maxRetries maximum number of times a failed message is redelivered to its
	 * handler, 0 for none
	 * @return the copy
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another {@code delay}.
	 * @param delay time to wait before the first retry
	 * @return the copy
	 */
	public RetrySettings withDelay(Duration delay) {
		return new RetrySettings(this.maxRetries, delay, this.multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another {@code multiplier}.
	 * @param multiplier factor by which the delay grows with each retry
	 * @return the copy
	 */
	public RetrySettings withMultiplier(double multiplier) {
		return new RetrySettings(this.maxRetries, this.delay, multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another {@code maxDelay}.
	 * @param maxDelay maximum time to wait before a retry
	 * @return the copy
	 */
	public RetrySettings withMaxDelay(Duration maxDelay) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another {@code jitter}.
	 * @param jitter time by which a delay is made longer or shorter at random, within
	 * delay and max-delay
	 * @return the copy
	 */
	public RetrySettings withJitter(Duration jitter) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, jitter);
	}

}
