package io.github.sockettask;

import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A received message, with where and when it came from. All handlers of a message share
 * one: what one of them has looked up or had converted is there for the others. Made by
 * the task; may be kept and used by any thread.
 * <p>
 * Where {@code routing.unwrap} says that a frame holds several messages, each of them has
 * a context of its own; they have {@link #socketTaskId()}, {@link #sequence()} and
 * {@link #receivedAt()} in common, and what is not in a message is looked up in its
 * frame.
 *
 * @since 0.1.0
 */
public interface MessageContext {

	/**
	 * Return the task that has received the message.
	 * @return the task
	 */
	SocketTask task();

	/**
	 * Return the number of the connection that the message came on, which may be another
	 * one than the current one of the task.
	 * @return the number, see {@link SocketTask#socketTaskId()}
	 */
	int socketTaskId();

	/**
	 * Return the place of the message among those of its connection, in the order in
	 * which they arrived.
	 * @return 1 for the first message of a connection, and 1 more for each that follows
	 */
	long sequence();

	/**
	 * Return when the message was read from the socket. Messages that one read has
	 * brought have the same time.
	 * @return the time, by the clock of this machine
	 */
	Instant receivedAt();

	/**
	 * Return the message as it came.
	 * @return a {@code String} for a text message, a {@code byte[]} for a binary one
	 */
	Object data();

	/**
	 * Return the type of the message, which is what is at {@code routing.type-field}.
	 * @return the type, or {@code null} if there is none
	 */
	@Nullable String type();

	/**
	 * Look up a value of the message, without converting the whole of it.
	 * @param pointer a JSON pointer (RFC 6901)
	 * @return a text as it is, a number or a boolean as it is written; {@code null} if
	 * there is no such value, or the message is no JSON
	 * @throws IllegalArgumentException if the pointer has another syntax
	 */
	@Nullable String field(String pointer);

	/**
	 * Return the message as an object. Converts it once for each type.
	 * @param type what to convert it to
	 * @return the message, or {@link #data()} itself if it is of that type already
	 * @throws MessageConversionException if it does not fit
	 */
	Object payload(Type type);

	/**
	 * Return the message as an object. Converts it once for each type.
	 * @param type what to convert it to
	 * @param <T> the type
	 * @return the message, or {@link #data()} itself if it is of that type already
	 * @throws MessageConversionException if it does not fit
	 */
	@SuppressWarnings("unchecked")
	default <T> T payload(Class<T> type) {
		return (T) payload((Type) type);
	}

	/**
	 * Return a part of the message as an object.
	 * @param pointer a JSON pointer (RFC 6901) to the part
	 * @param type what to convert it to
	 * @return the part, or {@code null} if the message does not have it, or has null
	 * there
	 * @throws MessageConversionException if it does not fit, or the message is no JSON
	 * @throws IllegalArgumentException if the pointer has another syntax
	 */
	@Nullable Object payload(String pointer, Type type);

	/**
	 * Return the headers of the response that has opened the connection.
	 * @return the headers, looked up case-insensitively
	 */
	Map<String, List<String>> handshakeHeader();

	/**
	 * Return the sub-protocol of the connection.
	 * @return the one that the server has chosen, or {@code null} if it has chosen none
	 */
	@Nullable String protocol();

}
