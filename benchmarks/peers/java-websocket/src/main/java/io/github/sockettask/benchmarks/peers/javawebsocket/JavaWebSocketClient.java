package io.github.sockettask.benchmarks.peers.javawebsocket;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Java-WebSocket, whose clients are connections.
 */
public class JavaWebSocketClient implements BenchmarkClient {

	@Override
	public String name() {
		return "java-websocket";
	}

	@Override
	public int maxConnections() {
		// each has two threads
		return 2000;
	}

	@Override
	public void start(ClientSettings settings) {
		// there is nothing to start
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		JavaWebSocketConnection connection = new JavaWebSocketConnection(uri, handler, opened);
		connection.setTcpNoDelay(true);
		connection.setConnectionLostTimeout(0);
		connection.connect();
		return opened;
	}

}
