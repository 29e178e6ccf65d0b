package io.github.sockettask;

/**
 * Callback for a task that accepts messages again.
 *
 * @since 0.1.0
 * @see SocketTask#onWritable
 */
@FunctionalInterface
public interface OnWritableCallback {

	/**
	 * Continue sending. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Never overlaps another callback of the task.
	 * @throws Exception if handling fails; reported to the error handlers, without effect
	 * on the connection and other callbacks
	 */
	void onWritable() throws Exception;

}
