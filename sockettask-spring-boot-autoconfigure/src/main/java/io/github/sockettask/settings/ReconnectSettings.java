package io.github.sockettask.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ReconnectAction;

/**
 * Settings of how a task connects again. Immutable; {@code null} means not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param enabled Whether to connect again when a connection has ended or could not be
 * made.
 * @param delay Time to wait before the first retry.
 * @param multiplier Factor by which the delay grows with each retry.
 * @param maxDelay Maximum time to wait before a retry.
 * @param jitter Time by which the first delay is made longer or shorter at random. Grows
 * with the delay.
 * @param maxRetries Maximum number of retries in a row, -1 for no limit.
 * @param resetAfter Time that a connection must stay open for the retries to be counted
 * anew.
 * @param onClose What to do after a close code, by code or range such as 4000-4099.
 * @param onStatus What to do after an HTTP status that refuses the handshake, by status,
 * range such as 500-504 or class such as 5xx.
 * @since 0.1.0
 */
public record ReconnectSettings(@Nullable Boolean enabled, @Nullable Duration delay, @Nullable Double multiplier,
		@Nullable Duration maxDelay, @Nullable Duration jitter, @Nullable Integer maxRetries,
		@Nullable Duration resetAfter, @Nullable Map<String, ReconnectAction> onClose,
		@Nullable Map<String, ReconnectAction> onStatus) {

	/**
	 * Settings with nothing set.
	 */
	public static final ReconnectSettings UNSET = new ReconnectSettings(null, null, null, null, null, null, null, null,
			null);

	/**
	 * Create settings.
	 */
	public ReconnectSettings {
		onClose = ranges(onClose);
		onStatus = ranges(onStatus);
	}

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
	 * @param enabled whether to connect again when a connection has ended or could not be
	 * made
	 * @return the copy
	 */
	public ReconnectSettings withEnabled(boolean enabled) {
		return new ReconnectSettings(enabled, this.delay, this.multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code delay}.
	 * @param delay time to wait before the first retry
	 * @return the copy
	 */
	public ReconnectSettings withDelay(Duration delay) {
		return new ReconnectSettings(this.enabled, delay, this.multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code multiplier}.
	 * @param multiplier factor by which the delay grows with each retry
	 * @return the copy
	 */
	public ReconnectSettings withMultiplier(double multiplier) {
		return new ReconnectSettings(this.enabled, this.delay, multiplier, this.maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code maxDelay}.
	 * @param maxDelay maximum time to wait before a retry
	 * @return the copy
	 */
	public ReconnectSettings withMaxDelay(Duration maxDelay) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, maxDelay, this.jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code jitter}.
	 * @param jitter time by which the first delay is made longer or shorter at random
	 * @return the copy
	 */
	public ReconnectSettings withJitter(Duration jitter) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, jitter, this.maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code maxRetries}.
	 * @param maxRetries maximum number of retries in a row, -1 for no limit
	 * @return the copy
	 */
	public ReconnectSettings withMaxRetries(int maxRetries) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter, maxRetries,
				this.resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code resetAfter}.
	 * @param resetAfter time that a connection must stay open for the retries to be
	 * counted anew
	 * @return the copy
	 */
	public ReconnectSettings withResetAfter(Duration resetAfter) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, resetAfter, this.onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code onClose}.
	 * @param onClose what to do after a close code, by code or range such as 4000-4099
	 * @return the copy
	 */
	public ReconnectSettings withOnClose(Map<String, ReconnectAction> onClose) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, this.resetAfter, onClose, this.onStatus);
	}

	/**
	 * Return a copy with another {@code onStatus}.
	 * @param onStatus what to do after an HTTP status that refuses the handshake, by
	 * status, range such as 500-504 or class such as 5xx
	 * @return the copy
	 */
	public ReconnectSettings withOnStatus(Map<String, ReconnectAction> onStatus) {
		return new ReconnectSettings(this.enabled, this.delay, this.multiplier, this.maxDelay, this.jitter,
				this.maxRetries, this.resetAfter, this.onClose, onStatus);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

	private static @Nullable Map<String, ReconnectAction> merge(@Nullable Map<String, ReconnectAction> actions,
			@Nullable Map<String, ReconnectAction> defaults) {
		if (actions == null || defaults == null) {
			return either(actions, defaults);
		}
		Map<String, ReconnectAction> merged = new LinkedHashMap<>(actions);
		defaults.forEach(merged::putIfAbsent);
		return merged;
	}

	/**
	 * Leave each range once. Of several spellings, the first one counts: it is of the
	 * property source with the highest precedence, or of the task.
	 */
	private static @Nullable Map<String, ReconnectAction> ranges(@Nullable Map<String, ReconnectAction> actions) {
		if (actions == null) {
			return null;
		}
		Set<Object> seen = new HashSet<>();
		Map<String, ReconnectAction> ranges = new LinkedHashMap<>();
		actions.forEach((key, action) -> {
			if (seen.add(range(key))) {
				ranges.put(key, action);
			}
		});
		return Collections.unmodifiableMap(ranges);
	}

	private static Object range(String key) {
		try {
			return CodeRange.of(key);
		}
		catch (IllegalArgumentException ex) {
			// The check of the settings refuses the key.
			return key;
		}
	}

}
