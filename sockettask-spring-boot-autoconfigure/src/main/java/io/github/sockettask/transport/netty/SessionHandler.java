package io.github.sockettask.transport.netty;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/**
 * Passes the events of Tyrus, in Spring's types, to the connection.
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
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		this.connection.engineMessage(message.getPayload());
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		byte[] bytes = new byte[message.getPayload().remaining()];
		message.getPayload().get(bytes);
		this.connection.engineMessage(bytes);
	}

	@Override
	public void handleTransportError(WebSocketSession session, Throwable exception) {
		this.connection.engineFailed(exception);
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.connection.engineClosed(status);
	}

}
