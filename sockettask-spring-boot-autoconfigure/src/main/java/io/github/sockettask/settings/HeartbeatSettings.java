package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a task finds out that its peer is gone. Immutable; {@code null} means
 * not set.
 *
 * <p>
 * The with-methods are the API: constructors may grow in any release.
 *
 * @param interval Time between two pings, at least 1s, 0 for no heartbeat.
 * @param timeout Maximum time to wait for data from the server after a ping.
 * @param message Text to send in place of a ping.
 * @param expect Expected answer to the text: a text, or a JSON pointer, optionally with
 * "=" and a value. Any data when not set.
 * @since 0.1.0
 */
public record HeartbeatSettings(@Nullable Duration interval, @Nullable Duration timeout, @Nullable String message,
		@Nullable String expect) {

	/**
	 * Settings with nothing set.
	 */
	public static final HeartbeatSettings UNSET = new HeartbeatSettings(null, null, null, null);

	/**
	 * Fill in what is not set.
	 * @param defaults where to take from what is not set here
	 * @return the merged settings
	 */
	public HeartbeatSettings orElse(HeartbeatSettings defaults) {
		return new HeartbeatSettings(either(this.interval, defaults.interval), either(this.timeout, defaults.timeout),
				either(this.message, defaults.message), either(this.expect, defaults.expect));
	}

	/**
	 * Return a copy with another {@code interval}.
	 * @param interval time between two pings, at least 1s, 0 for no heartbeat
	 * @return the copy
	 */
	public HeartbeatSettings withInterval(Duration interval) {
		return new HeartbeatSettings(interval, this.timeout, this.message, this.expect);
	}

	/**
	 * Return a copy with another {@code timeout}.
	 * @param timeout maximum time to wait for data from the server after a ping
	 * @return the copy
	 */
	public HeartbeatSettings withTimeout(Duration timeout) {
		return new HeartbeatSettings(this.interval, timeout, this.message, this.expect);
	}

	/**
	 * Return a copy with another {@code message}.
	 * @param message text to send in place of a ping
	 * @return the copy
	 */
	public HeartbeatSettings withMessage(String message) {
		return new HeartbeatSettings(this.interval, this.timeout, message, this.expect);
	}

	/**
	 * Return a copy with another {@code expect}.
	 * @param expect expected answer to the text: a text, or a JSON pointer, optionally
	 * with "=" and a value
	 * @return the copy
	 */
	public HeartbeatSettings withExpect(String expect) {
		return new HeartbeatSettings(this.interval, this.timeout, this.message, expect);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

}
