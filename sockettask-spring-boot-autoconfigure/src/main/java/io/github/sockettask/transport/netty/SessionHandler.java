package io.github.sockettask.transport.netty;

import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Passes the events of Tyrus, in Spring's types, to the connection. There are none for
 * messages, which bypass Tyrus.
 */
class SessionHandler extends AbstractWebSocketHandler {

	private final NettyConnection connection;

	SessionHandler(NettyConnection connection) {
		this.connection = connection;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.connection.session(session);
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		this.connection.engineFailed(exception);
	}

}
