package io.github.sockettask.client.handler;

import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.message.Route;

/**
 * A listener that wants lists of messages.
 *
 * @param handler the listener
 * @param filter which messages it wants
 */
record ListenerListRoute(SocketTaskListener handler, MessageFilter filter) implements Route.OfLists {

	@Override
	public void deliver(List<MessageContext> messages) throws Exception {
		this.handler.onMessages(messages.get(0).task(), messages);
	}

}
