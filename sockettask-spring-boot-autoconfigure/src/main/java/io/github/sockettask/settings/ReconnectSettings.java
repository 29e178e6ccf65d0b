package io.github.sockettask.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReconnectAction;

/**
 * Settings of how a task connects again. Immutable; {@code null} means not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param enabled whether it does
 * @param delay how long it waits before it tries again for the first time
 * @param multiplier by what the delay grows with each try
 * @param maxDelay how long it waits at most
 * @param jitter by what part of it a delay may be shorter or longer, at random, so that
 * clients of the same server do not all come at once
 * @param maxRetries how often it tries before it gives up, or -1 for no limit
 * @param resetAfter how long a connection must have been open for the delay to start over
 * @param onClose what follows a close code, in place of what does by default
 * @param onStatus what follows an HTTP status, in place of what does by default
 * @since 0.1.0
 */
public record ReconnectSettings(@Nullable Boolean enabled, @Nullable Duration delay, @Nullable Double multiplier,
		@Nullable Duration maxDelay, @Nullable Double jitter, @Nullable Integer maxRetries,
		@Nullable Duration resetAfter, @Nullable Map<Integer, ReconnectAction> onClose,
		@Nullable Map<Integer, ReconnectAction> onStatus) {

	/**
	 * Settings with nothing set.
	 */
	public static final ReconnectSettings UNSET = new ReconnectSettings(null, null, null, null, null, null, null, null,
			null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public ReconnectSettings orElse(ReconnectSettings defaults) {
		return new ReconnectSettings(either(this.enabled, defaults.enabled), either(this.delay, defaults.delay),
				either(this.multiplier, defaults.multiplier), either(this.maxDelay, defaults.maxDelay),
				either(this.jitter, defaults.jitter), either(this.maxRetries, defaults.maxRetries),
				either(this.resetAfter, defaults.resetAfter), merge(this.onClose, defaults.onClose),
				merge(this.onStatus, defaults.onStatus));
	}

	/**
	 * Return a copy with another {@code enabled}.
	 * @param enabled whether it does
	 * @return the copy
	 */
	public ReconnectSettings withEnabled(boolean enabled) {
		return new ReconnectSettings(enabled, this.delay, this.multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code delay}.
	 * @param delay how long it waits before it tries again for the first time
	 * @return the copy
	 */
	public ReconnectSettings withDelay(Duration delay) {
		return new ReconnectSettings(this.enabled, delay, this.multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code multiplier}.
	 * @param multiplier by what the delay grows with each try
	 * @return the copy
	 */
	public ReconnectSettings withMultiplier(double multiplier) {
		return new ReconnectSettings(this.enabled, this.delay, multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code maxDelay}.
	 * @param maxDelay how long it waits at most
	 * @return the copy
	 */
	public ReconnectSettings withMaxDelay(Duration maxDelay) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code jitter}.
	 * @param jitter by what part of it a delay may be shorter or longer, at random, so
	 * that clients of the same server do not all come at once
	 * @return the copy
	 */
	public ReconnectSettings withJitter(double jitter) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code maxRetries}.
	 * @param maxRetries how often it tries before it gives up, or -1 for no limit
	 * @return the copy
	 */
	public ReconnectSettings withMaxRetries(int maxRetries) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter, maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code resetAfter}.
	 * @param resetAfter how long a connection must have been open for the delay to start
	 * over
	 * @return the copy
	 */
	public ReconnectSettings withResetAfter(Duration resetAfter) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code onClose}.
	 * @param onClose what follows a close code, in place of what does by default
	 * @return the copy
	 */
	public ReconnectSettings withOnClose(Map<Integer, ReconnectAction> onClose) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, this.resetAfter, onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code onStatus}.
	 * @param onStatus what follows an HTTP status, in place of what does by default
	 * @return the copy
	 */
	public ReconnectSettings withOnStatus(Map<Integer, ReconnectAction> onStatus) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, this.resetAfter, this.onClose, onStatus);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	private static <K, V> @Nullable Map<K, V> merge(@Nullable Map<K, V> values, @Nullable Map<K, V> defaults) {
		if (values == null || defaults == null) {
			return either(values, defaults);
		}
		Map<K, V> merged = new LinkedHashMap<>(defaults);
		merged.putAll(values);
		return merged;
	}

}
