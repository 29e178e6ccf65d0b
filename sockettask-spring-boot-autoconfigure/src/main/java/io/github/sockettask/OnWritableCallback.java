package io.github.sockettask;

/**
 * Called when a task is writable again.
 *
 * @since 0.1.0
 * @see SocketTask#onWritable
 */
@FunctionalInterface
public interface OnWritableCallback {

	/**
	 * Go on sending. Runs on the callback executor, or on the event loop if
	 * {@code receive.mode} says so, never at the same time as another callback of the
	 * same task.
	 * @throws Exception if handling fails; it is reported to the error handlers and stops
	 * neither the connection nor other callbacks
	 */
	void onWritable() throws Exception;

}
