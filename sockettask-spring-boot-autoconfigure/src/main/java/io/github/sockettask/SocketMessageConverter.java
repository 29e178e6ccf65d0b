package io.github.sockettask;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Converts between messages and objects, for typed handlers and for sends. A bean of this
 * type replaces the conversion with the message converters of Spring. Implementations
 * have to be thread-safe.
 *
 * @since 0.1.0
 */
public interface SocketMessageConverter {

	/**
	 * Convert a received message.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param type the type of the handler, including generics
	 * @return an instance of the type
	 * @throws MessageConversionException if the message cannot be converted
	 */
	Object fromMessage(Object message, Type type);

	/**
	 * Convert an object to a message.
	 * @param data the object
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary message
	 * @throws MessageConversionException if the object cannot be converted
	 */
	Object toMessage(Object data);

	/**
	 * Convert a received message according to the sub-protocol of the connection.
	 * @param message a {@code String} or a {@code byte[]}
	 * @param type the type of the handler, including generics
	 * @param protocol the sub-protocol, or {@code null} if there is none
	 * @return an instance of the type
	 * @throws MessageConversionException if the message cannot be converted
	 */
	default Object fromMessage(Object message, Type type, @Nullable String protocol) {
		return fromMessage(message, type);
	}

	/**
	 * Convert an object to a message according to the sub-protocol of the connection.
	 * @param data the object
	 * @param protocol the sub-protocol, or {@code null} if there is none, or no
	 * connection
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary message
	 * @throws MessageConversionException if the object cannot be converted
	 */
	default Object toMessage(Object data, @Nullable String protocol) {
		return toMessage(data);
	}

}
