package io.github.sockettask.benchmarks.peers.spring;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.WebSocketContainer;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Spring's {@link StandardWebSocketClient}, whatever container it has.
 */
public abstract class SpringClient implements BenchmarkClient {

	private final WebSocketContainer container;

	private final StandardWebSocketClient client;

	/**
	 * Create a client.
	 * @param container the container that connects
	 */
	protected SpringClient(WebSocketContainer container) {
		this.container = container;
		this.client = new StandardWebSocketClient(container);
	}

	@Override
	public void start(ClientSettings settings) {
		this.container.setDefaultMaxBinaryMessageBufferSize(settings.maxMessageSize());
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		return this.client.execute(new SpringHandler(handler), new WebSocketHttpHeaders(), uri)
			.thenApply(this::connection);
	}

	/**
	 * Return how messages are sent.
	 * @param session the session
	 * @return how they are
	 */
	protected BenchmarkConnection connection(WebSocketSession session) {
		return new SpringConnection(session);
	}

}
