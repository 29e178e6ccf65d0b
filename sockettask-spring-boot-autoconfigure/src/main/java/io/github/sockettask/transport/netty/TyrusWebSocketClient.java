package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.core.MaskingKeyGenerator;
import org.glassfish.tyrus.spi.ClientEngine;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportRequest;

/**
 * Makes protocol engines of a Tyrus that is named, not looked up: with another container
 * on the class path {@code ContainerProvider} may return that one.
 */
class TyrusWebSocketClient {

	/**
	 * What sessions belong to. A manager ends its executors as soon as it thinks that
	 * none of its connections is left, and with them the timers of sessions; this one has
	 * none and so keeps its executors.
	 */
	private final ClientManager sessionContainer = ClientManager.createClient(NettyClientContainer.class.getName());

	private final ClientManager clientManager = ClientManager.createClient(NettyClientContainer.class.getName(),
			this.sessionContainer);

	TyrusWebSocketClient() {
		EngineLog.silence();
		// 0 means never as well, but a session would start a timer with each message.
		this.sessionContainer.setDefaultMaxSessionIdleTimeout(-1);
		// InboundFrames keeps the limit.
		this.clientManager.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, Integer.MAX_VALUE);
		// FrameEncoder masks all frames.
		MaskingKeyGenerator unmasked = () -> 0;
		this.clientManager.getProperties().put(ClientProperties.MASKING_KEY_GENERATOR, unmasked);
	}

	void close() {
		this.sessionContainer.shutdown();
		this.clientManager.shutdown();
	}

	/**
	 * Make the protocol engine of one connection.
	 * @param request where and how to connect
	 * @param endpoint gets the events of the engine
	 * @return the engine, which makes the request of the handshake next
	 */
	ClientEngine createEngine(TransportRequest request, Endpoint endpoint) {
		HandshakeConfigurator configurator = new HandshakeConfigurator(request);
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(configurator)
			.preferredSubprotocols(request.protocols())
			.extensions(request.perMessageDeflate() ? List.of(DeflateAgreement.OFFER) : List.of())
			.build();
		Exception failure = null;
		try {
			this.clientManager.connectToServer(endpoint, config, request.uri());
		}
		catch (DeploymentException | IOException ex) {
			failure = ex;
		}
		ClientEngine engine = configurator.engine;
		if (engine == null) {
			throw new IllegalStateException("Tyrus made no protocol engine for " + request.address(), failure);
		}
		return engine;
	}

	/** Sets the headers of the request, and receives the engine that Tyrus makes. */
	static final class HandshakeConfigurator extends ClientEndpointConfig.Configurator {

		private final TransportRequest request;

		private @Nullable ClientEngine engine;

		HandshakeConfigurator(TransportRequest request) {
			this.request = request;
		}

		void engine(ClientEngine engine) {
			this.engine = engine;
		}

		@Override
		public void beforeRequest(Map<String, List<String>> requestHeaders) {
			requestHeaders.putAll(this.request.header());
		}

	}

}
