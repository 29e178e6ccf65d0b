package io.github.sockettask;

/**
 * Callback for the end of a connection.
 *
 * @since 0.1.0
 * @see SocketTask#onClose
 */
@FunctionalInterface
public interface OnCloseCallback {

	/**
	 * Handle the event. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Never overlaps another callback of the task.
	 * @param result close code and reason
	 * @throws Exception if handling fails; reported to the error handlers, without effect
	 * on the connection and other callbacks
	 */
	void onClose(OnCloseCallbackResult result) throws Exception;

}
