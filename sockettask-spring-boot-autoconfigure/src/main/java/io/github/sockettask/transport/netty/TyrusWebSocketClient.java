package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.core.MaskingKeyGenerator;
import org.glassfish.tyrus.spi.ClientEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.standard.StandardWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

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
		// with 0, which means never as well, a session starts a timer with each message
		this.sessionContainer.setDefaultMaxSessionIdleTimeout(-1);
		// the limit is kept before a frame gets to Tyrus
		this.clientManager.getProperties().put(ClientProperties.INCOMING_BUFFER_SIZE, Integer.MAX_VALUE);
		// FrameEncoder masks all frames
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
	 * @param handler gets Spring's events
	 * @return the engine, which makes the request of the handshake next
	 */
	ClientEngine createEngine(TransportRequest request, WebSocketHandler handler) {
		URI uri = request.uri();
		HttpHeaders headers = new HttpHeaders(new LinkedMultiValueMap<>(request.header()));
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(new HeaderConfigurator(headers))
			.preferredSubprotocols(request.protocols())
			.extensions(request.perMessageDeflate() ? List.of(DeflateAgreement.OFFER) : List.of())
			.build();
		StandardWebSocketSession session = new StandardWebSocketSession(headers, null, null,
				InetSocketAddress.createUnresolved(UrlHost.of(uri).name(), NettyConnect.port(uri)));
		AtomicReference<@Nullable ClientEngine> made = new AtomicReference<>();
		NettyClientContainer.onEngine(config, made::set);
		Exception failure = null;
		try {
			this.clientManager.connectToServer(new StandardWebSocketHandlerAdapter(handler, session), config, uri);
		}
		catch (DeploymentException | IOException ex) {
			failure = ex;
		}
		ClientEngine engine = made.get();
		if (engine == null) {
			throw new IllegalStateException("Tyrus made no protocol engine for " + request.address(), failure);
		}
		return engine;
	}

	private static final class HeaderConfigurator extends ClientEndpointConfig.Configurator {

		private final HttpHeaders headers;

		HeaderConfigurator(HttpHeaders headers) {
			this.headers = headers;
		}

		@Override
		public void beforeRequest(Map<String, List<String>> requestHeaders) {
			this.headers.forEach(requestHeaders::put);
		}

	}

}
