package io.github.sockettask;

/**
 * Called when an error occurred.
 *
 * @since 0.1.0
 * @see SocketTask#onError
 */
@FunctionalInterface
public interface OnErrorCallback {

	/**
	 * Handle the event. Runs on the callback executor, or on the event loop if
	 * {@code receive.mode} says so, never at the same time as another callback of the
	 * same task.
	 * @param result what happened
	 * @throws Exception if handling fails; it is reported to the error handlers and stops
	 * neither the connection nor other callbacks
	 */
	void onError(OnErrorCallbackResult result) throws Exception;

}
