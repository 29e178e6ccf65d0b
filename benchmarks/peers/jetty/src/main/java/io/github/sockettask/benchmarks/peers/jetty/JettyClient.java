package io.github.sockettask.benchmarks.peers.jetty;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.jetty.websocket.client.WebSocketClient;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Jetty's client.
 */
public class JettyClient implements BenchmarkClient {

	private final WebSocketClient client = new WebSocketClient();

	@Override
	public String name() {
		return "jetty";
	}

	@Override
	public void start(ClientSettings settings) throws Exception {
		this.client.setIdleTimeout(Duration.ZERO);
		this.client.setMaxBinaryMessageSize(settings.maxMessageSize());
		this.client.setMaxFrameSize(settings.maxMessageSize());
		this.client.getHttpClient().setMaxConnectionsPerDestination(settings.uris().size());
		this.client.start();
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		try {
			return this.client.connect(new JettyListener(handler), uri).thenApply(JettyConnection::new);
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
