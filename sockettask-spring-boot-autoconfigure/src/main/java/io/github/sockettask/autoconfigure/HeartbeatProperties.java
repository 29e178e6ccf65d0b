package io.github.sockettask.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Settings of how a task finds out that its peer is gone.
 *
 * @since 0.1.0
 */
public class HeartbeatProperties {

	/**
	 * Time between two pings, at least 1s, or 0 for none.
	 */
	private @Nullable Duration interval;

	/**
	 * Time that the server may take to send anything at all after a ping.
	 */
	private @Nullable Duration timeout;

	/**
	 * Text to send in place of a ping.
	 */
	private @Nullable String message;

	/**
	 * Answer to the text: a text, or a JSON pointer, optionally with "=" and a value.
	 */
	private @Nullable String expect;

	public @Nullable Duration getInterval() {
		return this.interval;
	}

	public void setInterval(@Nullable Duration interval) {
		this.interval = interval;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable String getMessage() {
		return this.message;
	}

	public void setMessage(@Nullable String message) {
		this.message = message;
	}

	public @Nullable String getExpect() {
		return this.expect;
	}

	public void setExpect(@Nullable String expect) {
		this.expect = expect;
	}

}
