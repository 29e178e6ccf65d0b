package io.github.sockettask.settings;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a task finds out that its peer is gone. Immutable; {@code null} means
 * not set.
 *
 * <p>
 * Make copies by the with-methods: the constructor may grow.
 *
 * @param interval time between two pings, or zero for none
 * @param timeout how long the peer may take to show that it is there
 * @param message text to send in place of a ping
 * @param expect the answer to it: a text, a JSON pointer, or a JSON pointer and a value
 * after an equals sign; anything that is received where not set
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
	 * @param interval time between two pings, or zero for none
	 * @return the copy
	 */
	public HeartbeatSettings withInterval(Duration interval) {
		return new HeartbeatSettings(interval, this.timeout, this.message, this.expect);
	}

	/**
	 * Return a copy with another {@code timeout}.
	 * @param timeout how long the peer may take to show that it is there
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
	 * @param expect the answer to it: a text, a JSON pointer, or a JSON pointer and a
	 * value after an equals sign; anything that is received where not set
	 * @return the copy
	 */
	public HeartbeatSettings withExpect(String expect) {
		return new HeartbeatSettings(this.interval, this.timeout, this.message, expect);
	}

	private static <T> @Nullable T either(@Nullable T value, @Nullable T other) {
		return (value != null) ? value : other;
	}

}
