package io.github.sockettask.benchmarks.peers.spring;

import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Hands whole messages on.
 */
class SpringHandler extends AbstractWebSocketHandler {

	private final MessageHandler handler;

	SpringHandler(MessageHandler handler) {
		this.handler = handler;
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		this.handler.onText(message.getPayload());
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		this.handler.onBinary(message.getPayloadLength());
	}

}
