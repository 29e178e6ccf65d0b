package io.github.sockettask;

/**
 * Receives all events of the tasks that it is {@link SocketTask#addListener added} to.
 * Unlike the one programmatic callback an event has, a task has any number of listeners;
 * they are called after the callback, in the order in which they were added.
 * <p>
 * The methods run on the callback executor, one at a time for each task, unless
 * {@code receive.dispatch} says that they run on the event loop, or messages at the same
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
	 * Called when the connection failed, or a callback threw.
	 * @param task the task
	 * @param result the error
	 * @return whether this listener took care of the error; an error that nobody takes
	 * care of is logged
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

}
