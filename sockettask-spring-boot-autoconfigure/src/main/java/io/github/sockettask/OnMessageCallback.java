package io.github.sockettask;

/**
 * Callback for a received message.
 *
 * @param <T> the type of the data
 * @since 0.1.0
 * @see SocketTask#onMessage
 */
@FunctionalInterface
public interface OnMessageCallback<T> {

	/**
	 * Handle the message. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Never overlaps another callback of the task, except
	 * with a {@code receive.mode} that handles messages in parallel.
	 * @param result the message
	 * @throws Exception if handling fails; reported to the error handlers, without effect
	 * on the connection and other callbacks
	 */
	void onMessage(OnMessageCallbackResult<T> result) throws Exception;

}
