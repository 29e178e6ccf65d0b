package io.github.sockettask;

import java.util.List;

/**
 * Callback for a list of received messages.
 *
 * @param <T> the type of the data
 * @since 0.1.0
 * @see SocketTask#onMessages
 */
@FunctionalInterface
public interface OnMessagesCallback<T> {

	/**
	 * Handle the messages. Runs on the callback executor, or on the event loop with
	 * {@code receive.mode=inline}. Calls never overlap.
	 * @param result the messages, at least one, in the order of arrival
	 * @throws Exception if handling fails; reported to the error handlers, without effect
	 * on the connection and other callbacks
	 */
	void onMessages(OnMessageCallbackResult<List<T>> result) throws Exception;

}
