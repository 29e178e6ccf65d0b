package io.github.sockettask;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * The receiving side of a {@link SocketTask}: messages one by one, as lists, as a stream,
 * or not for now.
 * <p>
 * Messages wait in a mailbox for their callbacks. When {@code receive.queue-capacity}
 * messages wait, or {@code receive.queue-bytes}, nothing more is read from the socket
 * until not more than half of either do, so that TCP slows the server down. What one read
 * brings, 64 KiB at most, or what that is when inflated, may wait beyond the bound. Bytes
 * are those of binary messages, and the characters of text.
 *
 * @since 0.1.0
 */
public interface IncomingMessages {

	/**
	 * Set the callback for messages of both kinds.
	 * @param callback gets a {@code String} for a text message and a {@code byte[]} for a
	 * binary one; replaces the one set before, typed or not
	 * @return narrows which messages the callback gets
	 */
	MessageRoute<Object> onMessage(OnMessageCallback<Object> callback);

	/**
	 * Set the callback for messages of a type. {@code String} takes the text messages,
	 * {@code byte[]} and {@code ByteBuffer} the binary ones; any other type takes what
	 * can be converted to it, and what can't be is reported to the error handlers as a
	 * {@link MessageConversionException}. A type that Jackson knows by a name in the
	 * message takes messages with that name only, and a collection or an array those that
	 * can be JSON arrays; they replace no other callback, see {@link MessageRoute}.
	 * @param type what to convert a message to
	 * @param callback replaces the one set before, typed or not
	 * @param <T> the type
	 * @return narrows which messages the callback gets:
	 * {@code task.onMessage(Trade.class, ...).type("trade")}
	 */
	@SuppressWarnings("unchecked")
	default <T> MessageRoute<T> onMessage(Class<T> type, OnMessageCallback<T> callback) {
		return (MessageRoute<T>) onMessage((Type) type, callback);
	}

	/**
	 * Set the callback for messages of a generic type.
	 * @param type what to convert a message to
	 * @param callback replaces the one set before, typed or not
	 * @param <T> the type
	 * @return narrows which messages the callback gets
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	@SuppressWarnings("unchecked")
	default <T> MessageRoute<T> onMessage(MessageType<T> type, OnMessageCallback<T> callback) {
		return (MessageRoute<T>) onMessage(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for messages of a type that is known at run time only.
	 * @param type what to convert a message to
	 * @param callback gets instances of the type; replaces the one set before
	 * @return narrows which messages the callback gets
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	MessageRoute<?> onMessage(Type type, OnMessageCallback<?> callback);

	/**
	 * Set the callback for lists of messages, which comes in addition to that for single
	 * ones. Where {@code dispatch.unwrap} says that a frame holds several messages, and
	 * no {@code receive.batch-size} is set, a list has those of a frame. Else a list is
	 * delivered when it has {@code receive.batch-size} messages (one if that is not set),
	 * when its first message has waited for {@code receive.batch-timeout}, when its
	 * messages have {@code receive.queue-bytes} together, and before {@code onClose}.
	 * Lists are counted before messages are converted: those of the other kind, and those
	 * that can't be converted, which are reported to the error handlers one by one, are
	 * not in them; a list without any is not delivered. A list that a callback fails to
	 * handle is not delivered again, whatever {@code receive.retry} says.
	 * @param type what to convert a message to, see
	 * {@link #onMessage(Class, OnMessageCallback)}
	 * @param callback replaces the one set before
	 * @param <T> the type
	 * @return narrows which messages the callback gets
	 */
	@SuppressWarnings("unchecked")
	default <T> MessageRoute<T> onMessages(Class<T> type, OnMessagesCallback<T> callback) {
		return (MessageRoute<T>) onMessages((Type) type, callback);
	}

	/**
	 * Set the callback for lists of messages of a generic type.
	 * @param type what to convert a message to
	 * @param callback replaces the one set before
	 * @param <T> the type
	 * @return narrows which messages the callback gets
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	@SuppressWarnings("unchecked")
	default <T> MessageRoute<T> onMessages(MessageType<T> type, OnMessagesCallback<T> callback) {
		return (MessageRoute<T>) onMessages(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for lists of messages of a type that is known at run time only.
	 * @param type what to convert a message to
	 * @param callback gets lists of instances of the type; replaces the one set before
	 * @return narrows which messages the callback gets
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	MessageRoute<?> onMessages(Type type, OnMessagesCallback<?> callback);

	/**
	 * Set what gets the messages that a handler could not handle, for good. Runs where
	 * callbacks of messages run, after the error handlers.
	 * @param handler replaces the one set before; beans of the type are additional
	 */
	void onDeadLetter(DeadLetterHandler handler);

	/**
	 * Return the messages of this task as a stream, in addition to the callbacks. Each
	 * subscriber gets those that arrive from its subscription on, after the callbacks and
	 * listeners, and can convert and choose as
	 * {@link #onMessage(Class, OnMessageCallback)} does; a message that can't be
	 * converted is reported to the error handlers and left out.
	 * <p>
	 * A message is delivered, to anybody, only when all subscribers have asked for one.
	 * Until then messages wait, and when {@code receive.queue-capacity} of them do, the
	 * server is slowed down by TCP. A subscriber that asks for nothing, and does not
	 * cancel, stops its task.
	 * <p>
	 * The stream completes behind {@code onClose} of the last connection of the task. It
	 * fails only for a subscriber that asks for less than one message. A subscriber that
	 * throws is cancelled, and what it threw is reported to the error handlers. Signals
	 * are given where callbacks run, and never at the same time as those of another
	 * subscriber.
	 * @param type what to convert a message to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(Class<T> type) {
		return (Flow.Publisher<T>) messages((Type) type);
	}

	/**
	 * Return the messages of this task as a stream of a generic type.
	 * @param type what to convert a message to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 * @see #messages(Class)
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(MessageType<T> type) {
		return (Flow.Publisher<T>) messages(Objects.requireNonNull(type, "type must not be null").type());
	}

	/**
	 * Return the messages of this task as a stream of a type that is known at run time
	 * only.
	 * @param type what to convert a message to
	 * @return a publisher of instances of the type
	 * @see #messages(Class)
	 */
	Flow.Publisher<?> messages(Type type);

	/**
	 * Hold messages back: none is delivered from now on, but for one whose callbacks run
	 * already, and nothing more is read from the socket, so that the server is slowed
	 * down by TCP. Nothing is lost: what has arrived waits, and comes after
	 * {@link #resume()}. Everything else goes on, sends and their outcomes, and
	 * {@link SocketTask#close()} and {@link SocketTask#stop()}, which drop the messages
	 * that wait, as they drop those that arrive later. If the server closes the
	 * connection, or it is lost, that may be noticed only when the task is resumed, since
	 * {@code onClose} comes behind the messages. Pings of the server are not answered
	 * either while nothing is read.
	 * <p>
	 * A task that is paused stays so, also when it is started again. Does nothing if it
	 * is paused already.
	 */
	void pause();

	/**
	 * Deliver messages again, those first that have waited. Does nothing if the task is
	 * not paused.
	 */
	void resume();

	/**
	 * Return whether messages are held back.
	 * @return whether {@link #pause()} was called, and {@link #resume()} not since
	 */
	boolean isPaused();

}
