package io.github.sockettask.client.message;

import io.github.sockettask.MessageFilter;

/**
 * A handler of messages, and which messages it wants.
 */
public interface Route {

	MessageFilter filter();

	/**
	 * Return who handles the messages.
	 * @return tells in its {@code toString} what it is
	 */
	Object handler();

	void deliver(ReceivedMessage message) throws Exception;

}
