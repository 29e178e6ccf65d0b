package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReconnectAction;

/**
 * Settings of how a task connects again.
 *
 * @since 0.1.0
 */
public class ReconnectProperties {

	/**
	 * Whether a task connects again when its connection has ended or could not be made.
	 */
	private @Nullable Boolean enabled;

	/**
	 * Time to wait before the first retry.
	 */
	private @Nullable Duration delay;

	/**
	 * Factor by which the delay grows with each retry.
	 */
	private @Nullable Double multiplier;

	/**
	 * Longest delay.
	 */
	private @Nullable Duration maxDelay;

	/**
	 * Part of the delay by which it may be shorter or longer, at random.
	 */
	private @Nullable Double jitter;

	/**
	 * Number of retries in a row before the task gives up, -1 for no limit.
	 */
	private @Nullable Integer maxRetries;

	/**
	 * Time that a connection must have been open for retries to be counted anew.
	 */
	private @Nullable Duration resetAfter;

	/**
	 * What to do after a close code, by code.
	 */
	private @Nullable Map<Integer, ReconnectAction> onClose;

	/**
	 * What to do after an HTTP status that refuses the handshake, by status.
	 */
	private @Nullable Map<Integer, ReconnectAction> onStatus;

	public @Nullable Boolean getEnabled() {
		return this.enabled;
	}

	public void setEnabled(@Nullable Boolean enabled) {
		this.enabled = enabled;
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

	public @Nullable Double getJitter() {
		return this.jitter;
	}

	public void setJitter(@Nullable Double jitter) {
		this.jitter = jitter;
	}

	public @Nullable Integer getMaxRetries() {
		return this.maxRetries;
	}

	public void setMaxRetries(@Nullable Integer maxRetries) {
		this.maxRetries = maxRetries;
	}

	public @Nullable Duration getResetAfter() {
		return this.resetAfter;
	}

	public void setResetAfter(@Nullable Duration resetAfter) {
		this.resetAfter = resetAfter;
	}

	public @Nullable Map<Integer, ReconnectAction> getOnClose() {
		return this.onClose;
	}

	public void setOnClose(@Nullable Map<Integer, ReconnectAction> onClose) {
		this.onClose = onClose;
	}

	public @Nullable Map<Integer, ReconnectAction> getOnStatus() {
		return this.onStatus;
	}

	public void setOnStatus(@Nullable Map<Integer, ReconnectAction> onStatus) {
		this.onStatus = onStatus;
	}

}
