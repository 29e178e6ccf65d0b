package io.github.sockettask;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

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

	/**
	 * Convert a received message, where the sub-protocol of the connection may say how.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param type what the receiver wants, generics included
	 * @param protocol the sub-protocol, or {@code null} if there is none
	 * @return the message as an instance of the type
	 * @throws MessageConversionException if the message does not fit
	 */
	default Object fromMessage(Object message, Type type, @Nullable String protocol) {
		return fromMessage(message, type);
	}

	/**
	 * Convert an object to be sent, where the sub-protocol of the connection may say how.
	 * @param data the object
	 * @param protocol the sub-protocol, or {@code null} if there is none, or no
	 * connection
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary one
	 * @throws MessageConversionException if there is no way to send such an object
	 */
	default Object toMessage(Object data, @Nullable String protocol) {
		return toMessage(data);
	}

}
