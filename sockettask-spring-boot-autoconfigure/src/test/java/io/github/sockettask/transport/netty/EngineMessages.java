package io.github.sockettask.transport.netty;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * Takes messages and violations from the protocol engine itself. A message is kept until
 * the engine has returned, since a callback that closes the session must not do so inside
 * of the engine.
 */
class EngineMessages extends SessionHandler {

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
	protected void handleTextMessage(WebSocketSession session, TextMessage message) {
		this.message = message.getPayload();
	}

	@Override
	protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
		byte[] bytes = new byte[message.getPayload().remaining()];
		message.getPayload().get(bytes);
		this.message = bytes;
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		if (this.processing && this.connection.closing().isReceiving()) {
			this.connection.closing().violated(status.getReason());
		}
	}

}
