package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.core.MaskingKeyGenerator;
import org.glassfish.tyrus.spi.ClientEngine;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketHandlerAdapter;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.client.AbstractWebSocketClient;

import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.TransportRequest;

/**
 * Spring's WebSocket client on a Tyrus that is named, not looked up: with another
 * container on the class path {@code ContainerProvider} may return that one.
 */
class TyrusWebSocketClient extends AbstractWebSocketClient {

	private static final String ENGINE = ClientEngine.class.getName();

	private static final String EXTENSIONS = Extension.class.getName();

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
		// else each connection makes a generator of its own
		MaskingKeyGenerator maskingKeys = new SecureRandom()::nextInt;
		this.clientManager.getProperties().put(ClientProperties.MASKING_KEY_GENERATOR, maskingKeys);
	}

	void close() {
		this.sessionContainer.shutdown();
		this.clientManager.shutdown();
	}

	/**
	 * Make the protocol engine of one connection.
	 * @param request where and how to connect
	 * @param extensions the extensions to offer, with their implementation
	 * @param handler gets Spring's events
	 * @return the engine, which makes the request of the handshake next
	 */
	ClientEngine createEngine(TransportRequest request, List<Extension> extensions, WebSocketHandler handler) {
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(EXTENSIONS, extensions);
		HttpHeaders headers = new HttpHeaders(new LinkedMultiValueMap<>(request.header()));
		executeInternal(handler, headers, request.uri(), request.protocols(), List.of(), attributes);
		return (ClientEngine) Objects.requireNonNull(attributes.get(ENGINE));
	}

	@Override
	@SuppressWarnings("unchecked")
	protected CompletableFuture<WebSocketSession> executeInternal(WebSocketHandler handler, HttpHeaders headers,
			URI uri, List<String> subProtocols, List<WebSocketExtension> extensions, Map<String, Object> attributes) {
		List<Extension> implemented = (List<Extension>) attributes.getOrDefault(EXTENSIONS, List.of());
		ClientEndpointConfig config = ClientEndpointConfig.Builder.create()
			.configurator(new HeaderConfigurator(headers))
			.preferredSubprotocols(subProtocols)
			.extensions(implemented)
			.build();
		StandardWebSocketSession session = new StandardWebSocketSession(headers, null, null,
				InetSocketAddress.createUnresolved(UrlHost.of(uri).name(), NettyConnect.port(uri)));
		NettyClientContainer.onEngine(config, (engine) -> attributes.put(ENGINE, engine));
		try {
			this.clientManager.connectToServer(new StandardWebSocketHandlerAdapter(handler, session), config, uri);
		}
		catch (DeploymentException | IOException ex) {
			if (!attributes.containsKey(ENGINE)) {
				throw new IllegalStateException("Tyrus made no protocol engine for " + Redaction.url(uri.toString()),
						ex);
			}
		}
		return CompletableFuture.completedFuture(session);
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
