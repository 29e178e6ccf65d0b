package io.github.sockettask.benchmarks.peers.tyrusjdk;

import java.nio.ByteBuffer;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Hands whole messages on.
 */
class TyrusEndpoint extends Endpoint {

	private final MessageHandler handler;

	TyrusEndpoint(MessageHandler handler) {
		this.handler = handler;
	}

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		session.addMessageHandler(String.class, this.handler::onText);
		session.addMessageHandler(ByteBuffer.class, (bytes) -> this.handler.onBinary(bytes.remaining()));
	}

}
