package io.github.sockettask;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A message to send, with its limits and callbacks. Immutable: each method that sets a
 * component returns a copy. The callbacks run like events of the task, one at a time;
 * when 16,384 callbacks are waiting, those of a refused message run in the calling
 * thread.
 * <p>
 * {@link #of} and the methods that set a component are the API: the constructors change
 * when components are added.
 *
 * @param data {@code String} for a text message, {@code byte[]} or
 * {@link java.nio.ByteBuffer} for a binary message, {@link MessageStream} for a message
 * that is produced while it is sent; any other object is converted. Required; empty text
 * and empty binary messages are allowed
 * @param success called when the message was written to the socket
 * @param fail called when the message will not be sent
 * @param complete called after {@code success} or {@code fail}, exactly once
 * @param timeout maximum time to wait for writing while the task is open, in place of
 * {@code send.timeout}
 * @param ttl maximum age of the message when it is written, whether the task is open or
 * not; in place of {@code send.offline.ttl} while it is not open
 * @param conflationKey of the waiting messages with equal keys, only the newest is kept:
 * it replaces an older one, which fails unless its writing has begun, and is written
 * after the messages sent in between
 * @since 0.1.0
 * @see SocketTask#send(SendOption)
 */
public record SendOption(@Nullable Object data, @Nullable Consumer<CallbackResult> success,
		@Nullable Consumer<CallbackResult> fail, @Nullable Consumer<CallbackResult> complete,
		@Nullable Duration timeout, @Nullable Duration ttl, @Nullable Object conflationKey) {

	/**
	 * Create an option with the components of the reference API.
	 * @param data the message
	 * @param success called when the message was written to the socket
	 * @param fail called when the message will not be sent
	 * @param complete called after {@code success} or {@code fail}, exactly once
	 */
	public SendOption(@Nullable Object data, @Nullable Consumer<CallbackResult> success,
			@Nullable Consumer<CallbackResult> fail, @Nullable Consumer<CallbackResult> complete) {
		this(data, success, fail, complete, null, null, null);
	}

	/**
	 * Return an option without callbacks.
	 * @param data the message
	 * @return the option
	 */
	public static SendOption of(Object data) {
		return new SendOption(data, null, null, null);
	}

	/**
	 * Set the callback for a written message.
	 * @param success the callback
	 * @return a copy with the callback
	 */
	public SendOption success(Consumer<CallbackResult> success) {
		return new SendOption(this.data, success, this.fail, this.complete, this.timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set the callback for a message that is not sent.
	 * @param fail the callback
	 * @return a copy with the callback
	 */
	public SendOption fail(Consumer<CallbackResult> fail) {
		return new SendOption(this.data, this.success, fail, this.complete, this.timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set the callback for both outcomes.
	 * @param complete the callback
	 * @return a copy with the callback
	 */
	public SendOption complete(Consumer<CallbackResult> complete) {
		return new SendOption(this.data, this.success, this.fail, complete, this.timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set the maximum time to wait for writing while the task is open.
	 * @param timeout a positive duration
	 * @return a copy with the timeout
	 */
	public SendOption timeout(Duration timeout) {
		return new SendOption(this.data, this.success, this.fail, this.complete, timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set the maximum age of the message when it is written.
	 * @param ttl a positive duration
	 * @return a copy with the time to live
	 */
	public SendOption ttl(Duration ttl) {
		return new SendOption(this.data, this.success, this.fail, this.complete, this.timeout, ttl, this.conflationKey);
	}

	/**
	 * Set the key by which a newer message replaces this one while it waits.
	 * @param conflationKey a key with {@code equals} and {@code hashCode}
	 * @return a copy with the key
	 */
	public SendOption conflationKey(Object conflationKey) {
		return new SendOption(this.data, this.success, this.fail, this.complete, this.timeout, this.ttl, conflationKey);
	}

}
