package io.github.sockettask;

/**
 * A received message, independent of its number of frames. Create instances with
 * {@link #of}.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @param <T> the type of the data
 * @since 0.1.0
 */
public interface OnMessageCallbackResult<T> {

	/**
	 * Return the message.
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary message,
	 * or an instance of the type that the handler takes
	 */
	T data();

	/**
	 * Return the origin of the message.
	 * @return the context; for a list, that of its first message
	 */
	MessageContext context();

	/**
	 * Create a result, for example to test a handler.
	 * @param data the message
	 * @param context the origin of the message
	 * @param <T> the type of the data
	 * @return the result
	 */
	static <T> OnMessageCallbackResult<T> of(T data, MessageContext context) {
		return new ConvertedMessage<>(data, context);
	}

}
