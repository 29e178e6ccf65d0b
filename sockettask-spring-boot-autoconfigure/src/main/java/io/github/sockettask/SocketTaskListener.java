package io.github.sockettask;

import java.util.List;

/**
 * Receives all events of the tasks that it is {@link SocketTask#addListener added} to.
 * Unlike the one programmatic callback an event has, a task has any number of listeners;
 * they are called after the callback, in the order in which they were added.
 * <p>
 * The methods run on the callback executor, one at a time for each task, unless
 * {@code receive.mode} says that they run on the event loop, or messages at the same
 * time. What they throw is reported to the error handlers and stops neither the
 * connection nor other listeners.
 *
 * @since 0.1.0
 */
public interface SocketTaskListener {

	/**
	 * Called when a connection is open.
	 * @param task the task
	 * @param result response headers and sub-protocol
	 * @throws Exception if handling fails
	 */
	default void onOpen(SocketTask task, OnOpenCallbackResult result) throws Exception {
	}

	/**
	 * Called when a message has arrived.
	 * @param task the task
	 * @param result the message: a {@code String} or a {@code byte[]}
	 * @throws Exception if handling fails
	 */
	default void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
	}

	/**
	 * Return which messages this listener wants. Asked once, when it is added to a task.
	 * A message that no handler wants is counted as lost by the task, and goes to those
	 * for {@linkplain MessageFilter#unmatched() unmatched} messages.
	 * @return the filter; by default all messages, or none if this listener overrides
	 * neither {@link #onMessage} nor {@link #onMessages}
	 */
	default MessageFilter filter() {
		return MessageFilter.ofListener(getClass());
	}

	/**
	 * Called when so much was written that the task is {@link SocketTask#isWritable()
	 * writable} again.
	 * @param task the task
	 * @throws Exception if handling fails
	 */
	default void onWritable(SocketTask task) throws Exception {
	}

	/**
	 * Return which messages this listener wants in lists, from tasks that make lists:
	 * those that have a {@code receive.batch-size}, or a {@code routing.unwrap}. Asked
	 * once, when it is added to a task.
	 * @return the filter of {@link #onMessages}, which is called instead of
	 * {@link #onMessage} then; none by default. If the task makes no lists,
	 * {@code onMessage} is called for each message in any case
	 */
	default MessageFilter listFilter() {
		return MessageFilter.none();
	}

	/**
	 * Called with messages that have arrived, if this listener {@linkplain #listFilter()
	 * wants lists}. A list is delivered when it has {@code receive.batch-size} messages,
	 * when its first message has waited for {@code receive.batch-timeout}, when its
	 * messages have {@code receive.queue-bytes} together, and before {@code onClose}.
	 * @param task the task
	 * @param messages those of the messages that pass the {@link #listFilter()}, in the
	 * order of their arrival; not empty, and not to be changed
	 * @throws Exception if handling fails; a list is not delivered again
	 */
	default void onMessages(SocketTask task, List<MessageContext> messages) throws Exception {
	}

	/**
	 * Called when the connection failed, or a callback threw.
	 * @param task the task
	 * @param result the error
	 * @return whether this listener took care of the error; an error without such a
	 * listener or callback is logged
	 * @throws Exception if handling fails; it is logged
	 */
	default boolean onError(SocketTask task, OnErrorCallbackResult result) throws Exception {
		return false;
	}

	/**
	 * Called when the connection is gone: exactly once for each connection, and last.
	 * @param task the task
	 * @param result code and reason
	 * @throws Exception if handling fails
	 */
	default void onClose(SocketTask task, OnCloseCallbackResult result) throws Exception {
	}

	/**
	 * Something has happened to the task, beyond its connection.
	 * @param task the task
	 * @param event what has happened
	 * @throws Exception reported to the error handlers
	 */
	default void onEvent(SocketTask task, SocketTaskEvent event) throws Exception {
	}

}
