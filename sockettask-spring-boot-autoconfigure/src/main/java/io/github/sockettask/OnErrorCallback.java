package io.github.sockettask;

/**
 * Callback for an error of a connection or of a handler.
 *
 * @since 0.1.0
 * @see SocketTask#onError
 */
@FunctionalInterface
public interface OnErrorCallback {

	/**
	 * Handle the event. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Never overlaps another callback of the task, except
	 * callbacks for messages with a parallel {@code receive.mode}.
	 * @param result the error
	 * @throws Exception if handling fails; logged, without effect on the connection and
	 * other callbacks
	 */
	void onError(OnErrorCallbackResult result) throws Exception;

}
