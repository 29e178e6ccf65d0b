package io.github.sockettask;

import java.util.List;

/**
 * Called with messages that have arrived, several at a time.
 *
 * @param <T> type of a message's data
 * @since 0.1.0
 * @see SocketTask#onMessages
 */
@FunctionalInterface
public interface OnMessagesCallback<T> {

	/**
	 * Handle messages. Runs on the callback executor, or on the event loop if
	 * {@code receive.mode} is {@code inline}, and never at the same time as another call
	 * of it.
	 * @param result the messages, at least one, in the order of their arrival
	 * @throws Exception if handling fails; it is reported to the error handlers and stops
	 * neither the connection nor other callbacks
	 */
	void onMessages(OnMessageCallbackResult<List<T>> result) throws Exception;

}
