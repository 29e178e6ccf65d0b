package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how often a handler gets a message that it could not handle. Immutable;
 * {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param maxRetries how often it gets it again, 0 for never
 * @param delay how long the first retry waits
 * @param multiplier how much longer each further one waits
 * @param maxDelay how long any of them waits at most
 * @param jitter by how much each of them may wait longer or shorter
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
	 * Return a copy with another number of retries.
	 * @param maxRetries how often a handler gets a message again
	 * @return the copy
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another delay.
	 * @param delay how long the first retry waits
	 * @return the copy
	 */
	public RetrySettings withDelay(Duration delay) {
		return new RetrySettings(this.maxRetries, delay, this.multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another multiplier.
	 * @param multiplier how much longer each further retry waits
	 * @return the copy
	 */
	public RetrySettings withMultiplier(double multiplier) {
		return new RetrySettings(this.maxRetries, this.delay, multiplier, this.maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another bound of delays.
	 * @param maxDelay how long any retry waits at most
	 * @return the copy
	 */
	public RetrySettings withMaxDelay(Duration maxDelay) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, maxDelay, this.jitter);
	}

	/**
	 * Return a copy with another jitter.
	 * @param jitter by how much a retry may wait longer or shorter
	 * @return the copy
	 */
	public RetrySettings withJitter(Duration jitter) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, jitter);
	}

}
