package io.github.sockettask;

/**
 * Callback for an opened connection.
 *
 * @since 0.1.0
 * @see SocketTask#onOpen
 */
@FunctionalInterface
public interface OnOpenCallback {

	/**
	 * Handle the event. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Never overlaps another callback of the task.
	 * @param result headers, sub-protocol and timing of the connection
	 * @throws Exception if handling fails; reported to the error handlers, without effect
	 * on the connection and other callbacks
	 */
	void onOpen(OnOpenCallbackResult result) throws Exception;

}
