package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

import io.github.sockettask.transport.netty.TyrusWebSocketClient.HandshakeConfigurator;

/**
 * Hands Tyrus' protocol engine of a connection to {@link NettyConnect}, which does the
 * I/O. Tyrus would make the caller wait for the end of the handshake; leaving with an
 * exception keeps the engine and frees the thread.
 */
public final class NettyClientContainer implements ClientContainer {

	/** One for all, since Tyrus keeps it as long as the connection lives. */
	private static final EngineTakenException ENGINE_TAKEN = new EngineTakenException();

	@Override
	public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
			throws IOException {
		((HandshakeConfigurator) config.getConfigurator()).engine(engine);
		throw ENGINE_TAKEN;
	}

	private static final class EngineTakenException extends IOException {

		@Serial
		private static final long serialVersionUID = 1L;

		EngineTakenException() {
			super("The handshake goes on asynchronously");
		}

		@Override
		public synchronized Throwable fillInStackTrace() {
			return this;
		}

	}

}
