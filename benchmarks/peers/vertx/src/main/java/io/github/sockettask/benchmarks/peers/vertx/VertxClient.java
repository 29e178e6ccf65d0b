package io.github.sockettask.benchmarks.peers.vertx;

import java.net.URI;
import java.util.concurrent.CompletionStage;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Vert.x, one client for all connections.
 */
public class VertxClient implements BenchmarkClient {

	// Vert.x closes an instance without references.
	private final Vertx vertx = Vertx.vertx();

	private @Nullable WebSocketClient client;

	@Override
	public String name() {
		return "vertx";
	}

	@Override
	public void start(ClientSettings settings) {
		this.client = this.vertx
			.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(settings.uris().size())
				.setMaxFrameSize(settings.maxMessageSize())
				.setMaxMessageSize(settings.maxMessageSize()));
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		WebSocketClient client = this.client;
		if (client == null) {
			throw new IllegalStateException("Not started");
		}
		ClientWebSocket socket = client.webSocket();
		socket.textMessageHandler(handler::onText);
		socket.binaryMessageHandler((buffer) -> handler.onBinary(buffer.length()));
		return socket.connect(uri.getPort(), uri.getHost(), uri.getPath())
			.map(VertxConnection::new)
			.toCompletionStage();
	}

}
