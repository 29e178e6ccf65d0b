package io.github.sockettask;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * The receiving side of a {@link SocketTask}: callbacks for single messages and for lists
 * of messages, streams, and flow control.
 * <p>
 * Received messages wait in a queue for their handlers. When the queue contains
 * {@code receive.queue-capacity} messages or {@code receive.queue-bytes} bytes, reading
 * from the socket stops until it is half empty, so that TCP applies back-pressure to the
 * server. The messages of one read, at most 64 KiB before inflation, may exceed the
 * bounds. The size of a binary message is its number of bytes, that of a text message its
 * number of characters.
 * <p>
 * The type of a handler selects messages: {@code String} selects text messages,
 * {@code byte[]} and {@code ByteBuffer} select binary messages. Messages are converted to
 * any other type; a message that cannot be converted is reported to the error handlers as
 * a {@link MessageConversionException}. A type with Jackson type information by name
 * ({@code @JsonTypeInfo} with {@code Id.NAME} as a property, for example a sealed
 * interface) selects messages with such a name; a collection or an array selects messages
 * that can be JSON arrays.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface IncomingMessages {

	/**
	 * Set the callback for text and binary messages. It replaces the callback that was
	 * set without a filter before, whatever its type.
	 * @param callback receives a {@code String} for a text message and a {@code byte[]}
	 * for a binary message
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	Registration onMessage(OnMessageCallback<Object> callback);

	/**
	 * Set the callback for messages of a type. It replaces the callback that was set
	 * without a filter before, whatever its type. If the type selects messages by more
	 * than their kind (type information or arrays, see {@link IncomingMessages}), the
	 * callback is added instead, as one with a filter: it replaces no other callback and
	 * is not replaced.
	 * @param type the type to convert messages to
	 * @param callback receives instances of the type
	 * @param <T> the type
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	default <T> Registration onMessage(Class<T> type, OnMessageCallback<T> callback) {
		return onMessage((Type) type, callback);
	}

	/**
	 * Set the callback for messages of a generic type.
	 * @param type the type to convert messages to
	 * @param callback receives instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageType<T> type, OnMessageCallback<T> callback) {
		return onMessage(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for messages of a type that is known at run time only.
	 * @param type the type to convert messages to
	 * @param callback receives instances of the type
	 * @return removes the callback
	 * @see #onMessage(Class, OnMessageCallback)
	 */
	Registration onMessage(Type type, OnMessageCallback<?> callback);

	/**
	 * Add a callback for messages that pass a filter. It replaces no other callback and
	 * is not replaced. A message is delivered to all callbacks that select it, in the
	 * order in which they were set or added, before the listeners.
	 * @param filter selects the messages
	 * @param callback receives a {@code String} for a text message and a {@code byte[]}
	 * for a binary message
	 * @return removes the callback
	 * @throws IllegalArgumentException if the filter contains a JSON pointer with invalid
	 * syntax, or looks into messages and no {@link MessageFields} is available; no
	 * callback is added then
	 */
	default Registration onMessage(MessageFilter filter, OnMessageCallback<Object> callback) {
		return onMessage(filter, (Type) Object.class, callback);
	}

	/**
	 * Add a callback for messages of a type that pass a filter:
	 * {@code task.onMessage(MessageFilter.ofType("trade"), Trade.class, callback)}.
	 * @param filter selects the messages
	 * @param type the type to convert messages to, which may narrow the filter, see
	 * {@link IncomingMessages}
	 * @param callback receives instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageFilter filter, Class<T> type, OnMessageCallback<T> callback) {
		return onMessage(filter, (Type) type, callback);
	}

	/**
	 * Add a callback for messages of a generic type that pass a filter.
	 * @param filter selects the messages
	 * @param type the type to convert messages to
	 * @param callback receives instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, Class, OnMessageCallback)
	 */
	default <T> Registration onMessage(MessageFilter filter, MessageType<T> type, OnMessageCallback<T> callback) {
		return onMessage(filter, Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Add a callback for messages that pass a filter, of a type that is known at run time
	 * only.
	 * @param filter selects the messages
	 * @param type the type to convert messages to
	 * @param callback receives instances of the type
	 * @return removes the callback
	 * @see #onMessage(MessageFilter, Class, OnMessageCallback)
	 */
	Registration onMessage(MessageFilter filter, Type type, OnMessageCallback<?> callback);

	/**
	 * Set the callback for lists of messages. It replaces the callback for lists that was
	 * set without a filter before, and is additional to that for single messages; if the
	 * type selects messages by more than their kind, it is added instead, as in
	 * {@link #onMessage(Class, OnMessageCallback)}.
	 * <p>
	 * With {@code routing.unwrap} and without {@code receive.batch-size}, a list contains
	 * the messages of one frame. Otherwise a list is delivered when it contains
	 * {@code receive.batch-size} messages (default 1), {@code receive.batch-timeout}
	 * after its first message, when its messages have {@code receive.queue-bytes}
	 * together, and before {@code onClose}. Messages are counted before they are
	 * converted: messages of the other kind are left out, as are those that cannot be
	 * converted, which are reported one by one. An empty list is not delivered. A list
	 * that the callback fails to handle is not redelivered, regardless of
	 * {@code receive.retry}.
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback; the callback that it replaced is not restored
	 */
	default <T> Registration onMessages(Class<T> type, OnMessagesCallback<T> callback) {
		return onMessages((Type) type, callback);
	}

	/**
	 * Set the callback for lists of messages of a generic type.
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageType<T> type, OnMessagesCallback<T> callback) {
		return onMessages(Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Set the callback for lists of messages of a type that is known at run time only.
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @return removes the callback
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	Registration onMessages(Type type, OnMessagesCallback<?> callback);

	/**
	 * Add a callback for lists of messages that pass a filter. It replaces no other
	 * callback and is not replaced.
	 * @param filter selects the messages; {@linkplain MessageFilter#unmatched()
	 * unmatched} messages are delivered one by one only
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @throws IllegalArgumentException if the filter selects unmatched messages, contains
	 * a JSON pointer with invalid syntax, or looks into messages and no
	 * {@link MessageFields} is available; no callback is added then
	 * @see #onMessages(Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageFilter filter, Class<T> type, OnMessagesCallback<T> callback) {
		return onMessages(filter, (Type) type, callback);
	}

	/**
	 * Add a callback for lists of messages of a generic type that pass a filter.
	 * @param filter selects the messages
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @param <T> the type
	 * @return removes the callback
	 * @see #onMessages(MessageFilter, Class, OnMessagesCallback)
	 */
	default <T> Registration onMessages(MessageFilter filter, MessageType<T> type, OnMessagesCallback<T> callback) {
		return onMessages(filter, Objects.requireNonNull(type, "type must not be null").type(), callback);
	}

	/**
	 * Add a callback for lists of messages that pass a filter, of a type that is known at
	 * run time only.
	 * @param filter selects the messages
	 * @param type the type to convert messages to
	 * @param callback receives lists of instances of the type
	 * @return removes the callback
	 * @see #onMessages(MessageFilter, Class, OnMessagesCallback)
	 */
	Registration onMessages(MessageFilter filter, Type type, OnMessagesCallback<?> callback);

	/**
	 * Set the handler of dead letters, replacing the previous one. It runs like a
	 * callback for messages, after the error handlers. Beans of this type are additional.
	 * @param handler the handler
	 * @return removes the handler; the handler that it replaced is not restored
	 */
	Registration onDeadLetter(DeadLetterHandler handler);

	/**
	 * Return the messages of this task as a stream of Reactive Streams, in addition to
	 * the callbacks. A subscriber receives the messages that arrive after its
	 * subscription, after the callbacks and listeners. The type selects and converts
	 * messages, see {@link IncomingMessages}; a message that cannot be converted is
	 * reported to the error handlers and left out.
	 * <p>
	 * Back-pressure: a message is delivered to its handlers, including callbacks, when
	 * all subscribers have requested one. Until then messages wait, and reading stops
	 * when the queue is full. A subscriber that neither requests messages nor cancels
	 * stalls its task.
	 * <p>
	 * The stream completes after {@code onClose} of the last connection of the task. It
	 * signals an error only to a subscriber that requests less than one message. A
	 * subscriber that throws is cancelled, and the exception is reported to the error
	 * handlers. Signals are emitted like callbacks, and those of several subscribers
	 * never overlap.
	 * @param type the type to convert messages to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(Class<T> type) {
		return (Flow.Publisher<T>) messages((Type) type);
	}

	/**
	 * Return the messages of this task as a stream of a generic type.
	 * @param type the type to convert messages to
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
	 * @param type the type to convert messages to
	 * @return a publisher of instances of the type
	 * @see #messages(Class)
	 */
	Flow.Publisher<?> messages(Type type);

	/**
	 * Return the messages of a type that pass a filter as a stream.
	 * @param filter selects the messages; {@linkplain MessageFilter#unmatched()
	 * unmatched} messages are not available as a stream
	 * @param type the type to convert messages to
	 * @param <T> the type
	 * @return a publisher for any number of subscribers, at any time
	 * @throws IllegalArgumentException if the filter selects unmatched messages, contains
	 * a JSON pointer with invalid syntax, or looks into messages and no
	 * {@link MessageFields} is available
	 * @see #messages(Class)
	 */
	@SuppressWarnings("unchecked")
	default <T> Flow.Publisher<T> messages(MessageFilter filter, Class<T> type) {
		return (Flow.Publisher<T>) messages(filter, (Type) type);
	}

	/**
	 * Return the messages of a generic type that pass a filter as a stream.
	 * @param filter selects the messages
	 * @param type the type to convert messages to
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
	 * @param filter selects the messages
	 * @param type the type to convert messages to
	 * @return a publisher of instances of the type
	 * @see #messages(MessageFilter, Class)
	 */
	Flow.Publisher<?> messages(MessageFilter filter, Type type);

	/**
	 * Pause delivery: from now on no callback for a message starts, and reading from the
	 * socket stops, so that TCP applies back-pressure to the server. Received messages
	 * are kept and delivered after {@link #resume()}. Sends and their outcomes continue.
	 * {@link SocketTask#close()} and {@link SocketTask#stop()} drop the messages that
	 * wait and those that arrive later.
	 * <p>
	 * While the task is paused, pings of the server are not answered, and the end of the
	 * connection may remain undetected until {@code resume()}, since {@code onClose}
	 * follows the messages. A task stays paused when it is started again. Pausing a
	 * paused task has no effect.
	 */
	void pause();

	/**
	 * Resume delivery, beginning with the messages that wait. Has no effect if the task
	 * is not paused.
	 */
	void resume();

	/**
	 * Return whether delivery is paused.
	 * @return true between {@link #pause()} and {@link #resume()}
	 */
	boolean isPaused();

}
