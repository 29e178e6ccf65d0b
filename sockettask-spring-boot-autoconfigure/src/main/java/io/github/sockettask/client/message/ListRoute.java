package io.github.sockettask.client.message;

import java.util.List;

import io.github.sockettask.MessageContext;

/**
 * A handler of lists of messages, which are gathered elsewhere.
 */
public interface ListRoute extends Route {

	@Override
	default void deliver(ReceivedMessage message) {
	}

	void deliver(List<MessageContext> messages) throws Exception;

}
