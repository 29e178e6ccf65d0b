package io.github.sockettask.transport.netty;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * Passes the events of Tyrus to the connection. There are none for messages, which bypass
 * Tyrus.
 */
class SessionEndpoint extends Endpoint {

	private final NettyConnection connection;

	SessionEndpoint(NettyConnection connection) {
		this.connection = connection;
	}

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		this.connection.session(session);
	}

	@Override
	public void onError(Session session, Throwable failure) {
		this.connection.engineFailed(failure);
	}

}
