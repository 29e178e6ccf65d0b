package io.github.sockettask;

/**
 * Called when a message has arrived.
 *
 * @param <T> type of the message's data
 * @since 0.1.0
 * @see SocketTask#onMessage
 */
@FunctionalInterface
public interface OnMessageCallback<T> {

	/**
	 * Handle the message. Runs on the callback executor, or on the event loop if
	 * {@code receive.mode} says so, never at the same time as another callback of the
	 * same task.
	 * @param result the message
	 * @throws Exception if handling fails; it is reported to the error handlers and stops
	 * neither the connection nor other callbacks
	 */
	void onMessage(OnMessageCallbackResult<T> result) throws Exception;

}
