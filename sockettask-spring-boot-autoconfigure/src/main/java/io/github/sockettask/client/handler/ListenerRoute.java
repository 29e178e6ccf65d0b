package io.github.sockettask.client.handler;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.Route;

/**
 * A listener that wants messages one by one.
 *
 * @param handler the listener
 * @param filter which messages it wants
 */
record ListenerRoute(SocketTaskListener handler, MessageFilter filter) implements Route {

	@Override
	public void deliver(ReceivedMessage message) throws Exception {
		this.handler.onMessage(message.task(), message);
	}

}
