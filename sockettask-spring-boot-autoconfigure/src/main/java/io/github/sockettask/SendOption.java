package io.github.sockettask;

import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What to send, how long it may wait, and whom to tell of the outcome. Immutable: each
 * method that sets something returns a copy. The callbacks run one at a time with the
 * events of the task; when 16,384 callbacks wait already, those of a refused send run in
 * the calling thread.
 *
 * @param data {@code String} for a text message, {@code byte[]} or
 * {@link java.nio.ByteBuffer} for a binary one, {@link MessageStream} for one that is
 * made while it is sent, anything else is converted; required, empty text and empty
 * binary are legal messages
 * @param success called when the message was written to the socket
 * @param fail called when the message will not be sent
 * @param complete called after {@code success} or {@code fail}, exactly once
 * @param timeout how long the message may wait to be written while the task is open, in
 * place of {@code send.timeout}
 * @param ttl how old the message may get before it is written, whether the task is open
 * or not; in place of {@code send.offline.ttl} while it is not
 * @param conflationKey of the messages with the same key, only the newest waits: it makes
 * an older one fail, unless that has begun to be written, and goes behind what was sent
 * meanwhile
 * @since 0.1.0
 * @see SocketTask#send(SendOption)
 */
public record SendOption(@Nullable Object data, @Nullable Consumer<CallbackResult> success,
		@Nullable Consumer<CallbackResult> fail, @Nullable Consumer<CallbackResult> complete,
		@Nullable Duration timeout, @Nullable Duration ttl, @Nullable Object conflationKey) {

	/**
	 * Create an option with what the reference API has.
	 * @param data what to send
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
	 * @param data what to send
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
	 * Set the callback that runs in either case.
	 * @param complete the callback
	 * @return a copy with the callback
	 */
	public SendOption complete(Consumer<CallbackResult> complete) {
		return new SendOption(this.data, this.success, this.fail, complete, this.timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set how long the message may wait to be written while the task is open.
	 * @param timeout positive
	 * @return a copy with the bound
	 */
	public SendOption timeout(Duration timeout) {
		return new SendOption(this.data, this.success, this.fail, this.complete, timeout, this.ttl, this.conflationKey);
	}

	/**
	 * Set how old the message may get before it is written.
	 * @param ttl positive
	 * @return a copy with the time to live
	 */
	public SendOption ttl(Duration ttl) {
		return new SendOption(this.data, this.success, this.fail, this.complete, this.timeout, ttl, this.conflationKey);
	}

	/**
	 * Set what the message tells of, so that a newer one of the same replaces it while it
	 * waits.
	 * @param conflationKey has {@code equals} and {@code hashCode}
	 * @return a copy with the key
	 */
	public SendOption conflationKey(Object conflationKey) {
		return new SendOption(this.data, this.success, this.fail, this.complete, this.timeout, this.ttl, conflationKey);
	}

}
