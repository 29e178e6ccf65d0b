package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import jakarta.websocket.ClientEndpointConfig;
import org.glassfish.tyrus.spi.ClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;

/**
 * Hands Tyrus' protocol engine of a connection to {@link NettyConnect}, which does the
 * I/O. Tyrus would make the caller wait for the end of the handshake; leaving with an
 * exception keeps the engine and frees the thread.
 */
public final class NettyClientContainer implements ClientContainer {

	private static final String ENGINE_CONSUMER = NettyClientContainer.class.getName() + ".ENGINE_CONSUMER";

	static void onEngine(ClientEndpointConfig config, Consumer<ClientEngine> consumer) {
		config.getUserProperties().put(ENGINE_CONSUMER, consumer);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
			throws IOException {
		Object consumer = Objects.requireNonNull(config.getUserProperties().remove(ENGINE_CONSUMER));
		((Consumer<ClientEngine>) consumer).accept(engine);
		throw new EngineTakenException();
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
