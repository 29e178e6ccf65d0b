package io.github.sockettask;

import java.util.List;

/**
 * Receives the events of the tasks that it is {@linkplain SocketTask#addListener added}
 * to. A task has any number of listeners, in addition to the single callback of each
 * event. They are called after the callbacks, in the order in which they were added.
 * <p>
 * The methods run on the callback executor, one at a time for each task, or on the event
 * loop with {@code receive.mode=inline}; with a parallel {@code receive.mode}, messages
 * are handled at the same time. Exceptions are reported to the error handlers, without
 * effect on the connection and other listeners.
 *
 * @since 0.1.0
 */
public interface SocketTaskListener {

	/**
	 * Called when a connection is open.
	 * @param task the task
	 * @param result headers, sub-protocol and timing of the connection
	 * @throws Exception if handling fails
	 */
	default void onOpen(SocketTask task, OnOpenCallbackResult result) throws Exception {
	}

	/**
	 * Called with a received message.
	 * @param task the task
	 * @param result the message, a {@code String} or a {@code byte[]}
	 * @throws Exception if handling fails
	 */
	default void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) throws Exception {
	}

	/**
	 * Return which messages this listener handles. Called once, when it is added to a
	 * task. A message that no handler selects goes to the handlers of
	 * {@linkplain MessageFilter#unmatched() unmatched} messages, or is counted as lost.
	 * @return the filter; by default all messages, or none if this listener overrides
	 * neither {@link #onMessage} nor {@link #onMessages}
	 */
	default MessageFilter filter() {
		return MessageFilter.ofListener(getClass());
	}

	/**
	 * Called when the task is {@linkplain SocketTask#isWritable() writable} again.
	 * @param task the task
	 * @throws Exception if handling fails
	 */
	default void onWritable(SocketTask task) throws Exception {
	}

	/**
	 * Return which messages this listener handles in lists, if the task has a
	 * {@code receive.batch-size} or {@code routing.unwrap}. Called once, when it is added
	 * to a task.
	 * @return the filter of {@link #onMessages}, which is then called instead of
	 * {@link #onMessage}; none by default. Without those settings, {@code onMessage} is
	 * called for each message
	 */
	default MessageFilter listFilter() {
		return MessageFilter.none();
	}

	/**
	 * Called with a list of received messages, if this listener {@linkplain #listFilter()
	 * handles lists}. A list is delivered when it contains {@code receive.batch-size}
	 * messages, {@code receive.batch-timeout} after its first message, when its messages
	 * have {@code receive.queue-bytes} together, and before {@code onClose}. A list is
	 * not redelivered.
	 * @param task the task
	 * @param messages the messages that pass the {@link #listFilter()}, in the order of
	 * arrival; not empty and unmodifiable
	 * @throws Exception if handling fails
	 */
	default void onMessages(SocketTask task, List<MessageContext> messages) throws Exception {
	}

	/**
	 * Called when a connection or a handler has failed.
	 * @param task the task
	 * @param result the error
	 * @return whether this listener has handled the error; an error that no callback or
	 * listener handles is logged
	 * @throws Exception if handling fails; logged
	 */
	default boolean onError(SocketTask task, OnErrorCallbackResult result) throws Exception {
		return false;
	}

	/**
	 * Called when a connection has ended: exactly once for each connection, as its last
	 * event.
	 * @param task the task
	 * @param result code and reason
	 * @throws Exception if handling fails
	 */
	default void onClose(SocketTask task, OnCloseCallbackResult result) throws Exception {
	}

	/**
	 * Called with an event of the task beyond its connections.
	 * @param task the task
	 * @param event the event
	 * @throws Exception if handling fails
	 */
	default void onEvent(SocketTask task, SocketTaskEvent event) throws Exception {
	}

}
