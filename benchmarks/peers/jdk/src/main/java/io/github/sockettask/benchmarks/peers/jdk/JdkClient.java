package io.github.sockettask.benchmarks.peers.jdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.CompletionStage;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * The WebSocket client of the JDK, one {@link HttpClient} for all connections.
 */
public class JdkClient implements BenchmarkClient {

	private final HttpClient client = HttpClient.newHttpClient();

	@Override
	public String name() {
		return "jdk";
	}

	@Override
	public void start(ClientSettings settings) {
		// there is nothing to set
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		return this.client.newWebSocketBuilder()
			.buildAsync(uri, new JdkListener(handler))
			.thenApply(JdkConnection::new);
	}

}
