package io.github.sockettask.client.message;

import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;

/**
 * A handler of messages, and which messages it wants.
 */
public interface Route {

	MessageFilter filter();

	/**
	 * Return the handler of the messages.
	 * @return an object whose {@code toString} describes the handler
	 */
	Object handler();

	void deliver(ReceivedMessage message) throws Exception;

	/**
	 * A handler of lists of messages, which are gathered elsewhere.
	 */
	interface OfLists extends Route {

		@Override
		default void deliver(ReceivedMessage message) {
		}

		void deliver(List<MessageContext> messages) throws Exception;

	}

}
