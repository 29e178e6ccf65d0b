package io.github.sockettask;

/**
 * Called when the connection is open.
 *
 * @since 0.1.0
 * @see SocketTask#onOpen
 */
@FunctionalInterface
public interface OnOpenCallback {

	/**
	 * Handle the event. Runs on the callback executor, or on the event loop if
	 * {@code receive.mode} says so, never at the same time as another callback of the
	 * same task.
	 * @param result what happened
	 * @throws Exception if handling fails; it is reported to the error handlers and stops
	 * neither the connection nor other callbacks
	 */
	void onOpen(OnOpenCallbackResult result) throws Exception;

}
