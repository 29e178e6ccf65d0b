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
	 * binary one; replaces the one callback that was set without a filter before, typed
	 * or not
	 * @return removes the callback; the one that it has replaced does not come back
	 */
	Registration onMessage(OnMessageCallback<Object> callback);

	/**
	 * Set the callback for messages of a type. {@code String} takes the text messages,
	 * {@code byte[]} and {@code ByteBuffer} the binary ones; any other type takes what
	 * can be converted to it, and what can't be is reported to the error handlers as a
	 * {@link MessageConversionException}.
	 * <p>
	 * A type that Jackson knows by a name in the message ({@code @JsonTypeInfo} with
	 * {@code Id.NAME} as a property, a sealed interface for instance) takes messages with
	 * that name only, and a collection or an array those that can be JSON arrays. A
	 * callback for such a type is added, as one with a filter is: it replaces no other
	 * callback, and is not replaced.
	 * @param type what to convert a message to
	 * @param callback replaces the one callback that was set without a filter before,
	 * typed or not, unless it is added
	 * @param <T> the type
	 * @return removes the callback
	 */
	default <T> Registration onMessage(Class<T> type, OnMessageCallback<T> callback) {
		return onMessage((Type) type, callback);
	}

	/**
	 * Set the callback for messages of a generic type.
	 * @param type what to convert a message to
	 * @param callback replaces the one set before
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageType<T> type, OnMessageCallback<T> callback) {
		return onMessage(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for messages of a type that is known at run time only.
	 * @param type what to convert a message to
	 * @param callback gets instances of the type; replaces the one set before
	 * @return removes the callback
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	Registration onMessage(Type type, OnMessageCallback<?> callback);

	/**
	 * Add a callback for the messages that pass a filter. It replaces no other callback,
	 * and is not replaced. A message goes to all callbacks that want it, in the order in
	 * which they were set and added, before the listeners.
	 * @param filter the messages that the callback gets
	 * @param callback gets a {@code String} for a text message and a {@code byte[]} for a
	 * binary one
	 * @return removes the callback
	 * @throws IllegalArgumentException if the filter has a JSON pointer with a wrong
	 * syntax, or nothing can look into messages
	 */
	default Registration onMessage(MessageFilter filter, OnMessageCallback<Object> callback) {
		return onMessage(filter, (Type) Object.class, callback);
	}

	/**
	 * Add a callback for the messages of a type that pass a filter:
	 * {@code task.onMessage(MessageFilter.ofType("trade"), Trade.class, callback)}.
	 * @param filter the messages that the callback gets
	 * @param type what to convert a message to, see
	 * {@link #onMessage(Class, OnMessageCallback)}
	 * @param callback gets instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageFilter filter, Class<T> type, OnMessageCallback<T> callback) {
		return onMessage(filter, (Type) type, callback);
	}

	/**
	 * Add a callback for the messages of a generic type that pass a filter.
	 * @param filter the messages that the callback gets
	 * @param type what to convert a message to
	 * @param callback gets instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, Class, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageFilter filter, MessageType<T> type, OnMessageCallback<T> callback) {
		return onMessage(filter, Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Add a callback for the messages that pass a filter, of a type that is known at run
	 * time only.
	 * @param filter the messages that the callback gets
	 * @param type what to convert a message to
	 * @param callback gets instances of the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, Class, OnMessageCallback)
	 */
	Registration onMessage(MessageFilter filter, Type type, OnMessageCallback<?> callback);

	/**
	 * Set the callback for lists of messages, which comes in addition to that for single
	 * ones. Where {@code routing.unwrap} says that a frame holds several messages, and no
	 * {@code receive.batch-size} is set, a list has those of a frame. Else a list is
	 * delivered when it has {@code receive.batch-size} messages (one if that is not set),
	 * when its first message has waited for {@code receive.batch-timeout}, when its
	 * messages have {@code receive.queue-bytes} together, and before {@code onClose}.
	 * Lists are counted before messages are converted: those of the other kind, and those
	 * that can't be converted, which are reported to the error handlers one by one, are
	 * not in them; a list without any is not delivered. A list that a callback fails to
	 * handle is not delivered again, whatever {@code receive.retry} says.
	 * @param type what to convert a message to, see
	 * {@link #onMessage(Class, OnMessageCallback)}
	 * @param callback replaces the one callback for lists that was set without a filter
	 * before
	 * @param <T> the type
	 * @return removes the callback
	 */
	default <T> Registration onMessages(Class<T> type, OnMessagesCallback<T> callback) {
		return onMessages((Type) type, callback);
	}

	/**
	 * Set the callback for lists of messages of a generic type.
	 * @param type what to convert a message to
	 * @param callback replaces the one set before
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageType<T> type, OnMessagesCallback<T> callback) {
		return onMessages(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for lists of messages of a type that is known at run time only.
	 * @param type what to convert a message to
	 * @param callback gets lists of instances of the type; replaces the one set before
	 * @return removes the callback
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	Registration onMessages(Type type, OnMessagesCallback<?> callback);

	/**
	 * Add a callback for lists of the messages that pass a filter. It replaces no other
	 * callback, and is not replaced.
	 * @param filter the messages that the callback gets; not the
	 * {@linkplain MessageFilter#unmatched() unmatched} ones, which are delivered one by
	 * one only
	 * @param type what to convert a message to
	 * @param callback gets lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @throws IllegalArgumentException if the filter is for unmatched messages, has a
	 * JSON pointer with a wrong syntax, or nothing can look into messages
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageFilter filter, Class<T> type, OnMessagesCallback<T> callback) {
		return onMessages(filter, (Type) type, callback);
	}

	/**
	 * Add a callback for lists of the messages of a generic type that pass a filter.
	 * @param filter the messages that the callback gets
	 * @param type what to convert a message to
	 * @param callback gets lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessages(MessageFilter, Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageFilter filter, MessageType<T> type, OnMessagesCallback<T> callback) {
		return onMessages(filter, Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Add a callback for lists of the messages that pass a filter, of a type that is
	 * known at run time only.
	 * @param filter the messages that the callback gets
	 * @param type what to convert a message to
	 * @param callback gets lists of instances of the type
	 * @return removes the callback
	 * @see #onMessages(MessageFilter, Class, OnMessagesCallback)
	 */
	Registration onMessages(MessageFilter filter, Type type, OnMessagesCallback<?> callback);

	/**
	 * Set what gets the messages that a handler could not handle, for good. Runs where
	 * callbacks of messages run, after the error handlers.
	 * @param handler replaces the one set before; beans of the type are additional
	 * @return removes the handler
	 */
	Registration onDeadLetter(DeadLetterHandler handler);

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
	 * Return the messages of a type that pass a filter as a stream.
	 * @param filter the messages that subscribers get; not the
	 * {@linkplain MessageFilter#unmatched() unmatched} ones
	 * @param type what to convert a message to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 * @throws IllegalArgumentException if the filter is for unmatched messages, has a
	 * JSON pointer with a wrong syntax, or nothing can look into messages
	 * @see #messages(Class)
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(MessageFilter filter, Class<T> type) {
		return (Flow.Publisher<T>) messages(filter, (Type) type);
	}

	/**
	 * Return the messages of a generic type that pass a filter as a stream.
	 * @param filter the messages that subscribers get
	 * @param type what to convert a message to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 * @see #messages(MessageFilter, Class)
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(MessageFilter filter, MessageType<T> type) {
		return (Flow.Publisher<T>) messages(filter, Objects.requireNonNull(type, "type must not be null").type());
	}

	/**
	 * Return the messages that pass a filter as a stream of a type that is known at run
	 * time only.
	 * @param filter the messages that subscribers get
	 * @param type what to convert a message to
	 * @return a publisher of instances of the type
	 * @see #messages(MessageFilter, Class)
	 */
	Flow.Publisher<?> messages(MessageFilter filter, Type type);

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
