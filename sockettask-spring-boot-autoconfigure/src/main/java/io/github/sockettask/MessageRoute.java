package io.github.sockettask;

import java.util.function.Predicate;

/**
 * A callback for messages, and which messages it gets. Without anything else it gets all
 * that can be of its type; each call here narrows that, and all of it must hold. A call
 * takes effect at once. Between the call that has set the callback and the next one here,
 * a message that arrives may still go to it: narrow before the task is started, in the
 * {@code handlers} of
 * {@link SocketTaskFactory#connectSocket(ConnectSocketOption, java.util.function.Consumer)},
 * or inside a callback of the task, or add a {@link SocketTaskListener} with a
 * {@link SocketTaskListener#filter() filter}.
 * <p>
 * A type that Jackson knows by a name in the message ({@code @JsonTypeInfo} with
 * {@code Id.NAME} as a property, a sealed interface for instance) narrows its callback
 * from the start: it gets messages of that type only.
 * <p>
 * The one callback that is not narrowed is replaced by the next that is not. Those that
 * are narrowed are additional, any number of them, and each message goes to all that want
 * it, in the order in which they were set, before the listeners.
 *
 * @param <T> what the callback gets
 * @since 0.1.0
 */
public interface MessageRoute<T> {

	/**
	 * Want messages of some types, which are what is at {@code dispatch.type-field}.
	 * @param types the types, of which a message has one; they replace those of a call
	 * before
	 * @return this
	 */
	MessageRoute<T> type(String... types);

	/**
	 * Want messages that have a value somewhere.
	 * @param match where and which, for instance {@code "/channel=ticker.*"}, see
	 * {@link MessageMatch#parse}
	 * @return this
	 * @throws IllegalArgumentException if this is no such text
	 */
	MessageRoute<T> match(String match);

	/**
	 * Want messages that fulfil a condition.
	 * @param condition the condition, asked only if everything else holds. What it throws
	 * is reported to the error handlers, and the callback does not get the message
	 * @return this
	 */
	MessageRoute<T> when(Predicate<MessageContext> condition);

	/**
	 * Want messages only that no other handler wants, nor a subscriber.
	 * @return this
	 */
	MessageRoute<T> unmatched();

	/**
	 * Want no more messages at all. One that waits to come again is a {@link DeadLetter}
	 * instead, as it is where another callback has replaced this one.
	 */
	void remove();

}
