package io.github.sockettask;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * What to send, and whom to tell of the outcome. Immutable: each method that sets
 * something returns a copy. The callbacks run one at a time with the events of the task;
 * when 16,384 callbacks wait already, those of a refused send run in the calling thread.
 *
 * @param data {@code String} for a text message, {@code byte[]} or
 * {@link java.nio.ByteBuffer} for a binary one, anything else is converted; required,
 * empty text and empty binary are legal messages
 * @param success called when the message was written to the socket
 * @param fail called when the message will not be sent
 * @param complete called after {@code success} or {@code fail}, exactly once
 * @since 0.1.0
 * @see SocketTask#send(SendOption)
 */
public record SendOption(@Nullable Object data, @Nullable Consumer<CallbackResult> success,
		@Nullable Consumer<CallbackResult> fail, @Nullable Consumer<CallbackResult> complete) {

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
		return new SendOption(this.data, success, this.fail, this.complete);
	}

	/**
	 * Set the callback for a message that is not sent.
	 * @param fail the callback
	 * @return a copy with the callback
	 */
	public SendOption fail(Consumer<CallbackResult> fail) {
		return new SendOption(this.data, this.success, fail, this.complete);
	}

	/**
	 * Set the callback that runs in either case.
	 * @param complete the callback
	 * @return a copy with the callback
	 */
	public SendOption complete(Consumer<CallbackResult> complete) {
		return new SendOption(this.data, this.success, this.fail, complete);
	}

}
