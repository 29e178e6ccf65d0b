package io.github.sockettask;

/**
 * A received message, whole whatever number of frames it came in.
 *
 * @param <T> type of the data
 * @since 0.1.0
 */
public interface OnMessageCallbackResult<T> {

	/**
	 * Return the message.
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary one, or
	 * what a typed handler asked for
	 */
	T data();

	/**
	 * Return what else is known of the message.
	 * @return where and when it came from; of a list, that of its first message
	 */
	MessageContext context();

	/**
	 * Create a result, for instance to test a handler.
	 * @param data the message, as the handler wants it
	 * @param context what else is known of it
	 * @param <T> type of the data
	 * @return the result
	 */
	static <T> OnMessageCallbackResult<T> of(T data, MessageContext context) {
		return new ConvertedMessage<>(data, context);
	}

}
