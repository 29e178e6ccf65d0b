package io.github.sockettask.transport.netty;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages and violations from the protocol engine itself. A message is kept until
 * the engine has returned, since a callback that closes the session must not do so inside
 * of the engine.
 */
class EngineMessages extends SessionEndpoint {

	private final NettyConnection connection;

	private @Nullable Object message;

	private boolean processing;

	EngineMessages(NettyConnection connection) {
		super(connection);
		this.connection = connection;
	}

	void process(Runnable frame) {
		this.processing = true;
		try {
			frame.run();
		}
		finally {
			this.processing = false;
		}
		Object message = this.message;
		this.message = null;
		if (message != null) {
			this.connection.message(message);
		}
	}

	@Override
	public void onOpen(Session session, EndpointConfig config) {
		super.onOpen(session, config);
		session.addMessageHandler(String.class, (MessageHandler.Whole<String>) (text) -> this.message = text);
		session.addMessageHandler(byte[].class, (MessageHandler.Whole<byte[]>) (bytes) -> this.message = bytes);
	}

	@Override
	public void onClose(Session session, CloseReason reason) {
		if (this.processing && this.connection.closing().isReceiving()) {
			this.connection.closing().violated(reason.getReasonPhrase());
		}
	}

}
