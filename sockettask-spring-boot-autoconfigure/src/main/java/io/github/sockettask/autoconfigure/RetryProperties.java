package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how often a handler gets a message that it could not handle.
 *
 * @since 0.1.0
 */
public class RetryProperties {

	/**
	 * Times that a handler gets a message again that it could not handle, 0 for none.
	 */
	private @Nullable Integer maxRetries;

	/**
	 * Time to wait before the first retry.
	 */
	private @Nullable Duration delay;

	/**
	 * Multiple of the delay before that each further retry waits.
	 */
	private @Nullable Double multiplier;

	/**
	 * Longest time to wait before a retry.
	 */
	private @Nullable Duration maxDelay;

	/**
	 * Time by which a delay is made longer or shorter at random, within delay and
	 * max-delay.
	 */
	private @Nullable Duration jitter;

	public @Nullable Integer getMaxRetries() {
		return this.maxRetries;
	}

	public void setMaxRetries(@Nullable Integer maxRetries) {
		this.maxRetries = maxRetries;
	}

	public @Nullable Duration getDelay() {
		return this.delay;
	}

	public void setDelay(@Nullable Duration delay) {
		this.delay = delay;
	}

	public @Nullable Double getMultiplier() {
		return this.multiplier;
	}

	public void setMultiplier(@Nullable Double multiplier) {
		this.multiplier = multiplier;
	}

	public @Nullable Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(@Nullable Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public @Nullable Duration getJitter() {
		return this.jitter;
	}

	public void setJitter(@Nullable Duration jitter) {
		this.jitter = jitter;
	}

}
