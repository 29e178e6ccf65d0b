package io.github.sockettask;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A received message and its origin. All handlers of a message share one context: values
 * that were looked up and objects that were converted are reused. May be kept and used by
 * any thread.
 * <p>
 * With {@code routing.unwrap}, each message of a frame has its own context. The messages
 * of a frame have the same {@link #socketTaskId()}, {@link #sequence()} and
 * {@link #receivedAt()}; values that a message does not contain are looked up in its
 * frame.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface MessageContext {

	/**
	 * Return the task that received the message.
	 * @return the task
	 */
	SocketTask task();

	/**
	 * Return the number of the connection that received the message. The task may have
	 * another connection by now.
	 * @return the number, see {@link SocketTask#socketTaskId()}
	 */
	int socketTaskId();

	/**
	 * Return the position of the message among those of its connection, in the order of
	 * arrival.
	 * @return the position, starting at 1
	 */
	long sequence();

	/**
	 * Return the time at which the message was read from the socket. The messages of one
	 * read have the same time.
	 * @return the time of the system clock
	 */
	Instant receivedAt();

	/**
	 * Return the message without conversion.
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary message
	 */
	Object data();

	/**
	 * Return the type of the message: the value at {@code routing.type-field}.
	 * @return the type, or {@code null} if the message has none
	 */
	@Nullable String type();

	/**
	 * Look up a value in the message, without converting the message.
	 * @param pointer a JSON pointer (RFC 6901)
	 * @return a text, or a number or boolean as it is written; {@code null} if there is
	 * no such value, or the message is not JSON
	 * @throws IllegalArgumentException if the syntax of the pointer is not valid
	 */
	@Nullable String field(String pointer);

	/**
	 * Return the message as an object. It is converted once for each type.
	 * @param type the type to convert the message to
	 * @return the object, or {@link #data()} itself if it is an instance of the type
	 * @throws MessageConversionException if the message cannot be converted
	 */
	Object payload(Type type);

	/**
	 * Return the message as an object. It is converted once for each type.
	 * @param type the type to convert the message to
	 * @param <T> the type
	 * @return the object, or {@link #data()} itself if it is an instance of the type
	 * @throws MessageConversionException if the message cannot be converted
	 */
	@SuppressWarnings("unchecked")
	default <T> T payload(Class<T> type) {
		return (T) payload((Type) type);
	}

	/**
	 * Return a part of the message as an object.
	 * @param pointer a JSON pointer (RFC 6901) to the part
	 * @param type the type to convert the part to
	 * @return the object, or {@code null} if the part is missing or null
	 * @throws MessageConversionException if the part cannot be converted, or the message
	 * is not JSON
	 * @throws IllegalArgumentException if the syntax of the pointer is not valid
	 */
	@Nullable Object payload(String pointer, Type type);

	/**
	 * Return the HTTP response headers of the handshake.
	 * @return the headers, with case-insensitive names
	 */
	Map<String, List<String>> handshakeHeader();

	/**
	 * Return the sub-protocol of the connection.
	 * @return the sub-protocol selected by the server, or {@code null} if there is none
	 */
	@Nullable String protocol();

}
