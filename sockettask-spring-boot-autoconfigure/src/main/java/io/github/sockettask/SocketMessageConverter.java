package io.github.sockettask;

import java.lang.reflect.Type;

/**
 * Converts between messages and objects, for typed handlers and for sends. An
 * implementation is thread-safe.
 *
 * @since 0.1.0
 */
public interface SocketMessageConverter {

	/**
	 * Convert a received message.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param type what the receiver wants, generics included
	 * @return the message as an instance of the type
	 * @throws MessageConversionException if the message does not fit
	 */
	Object fromMessage(Object message, Type type);

	/**
	 * Convert an object to be sent.
	 * @param data the object
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary one
	 * @throws MessageConversionException if there is no way to send such an object
	 */
	Object toMessage(Object data);

}
