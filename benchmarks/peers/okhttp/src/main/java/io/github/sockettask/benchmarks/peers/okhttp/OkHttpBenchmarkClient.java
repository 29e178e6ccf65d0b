package io.github.sockettask.benchmarks.peers.okhttp;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * OkHttp, one client for all connections.
 */
public class OkHttpBenchmarkClient implements BenchmarkClient {

	private final OkHttpClient client = new OkHttpClient.Builder().readTimeout(Duration.ZERO).build();

	@Override
	public String name() {
		return "okhttp";
	}

	@Override
	public int maxConnections() {
		// each has a thread
		return 2000;
	}

	@Override
	public void start(ClientSettings settings) {
		// each connection is a request that never ends
		this.client.dispatcher().setMaxRequests(Integer.MAX_VALUE);
		this.client.dispatcher().setMaxRequestsPerHost(Integer.MAX_VALUE);
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		Request request = new Request.Builder().url(uri.toString()).build();
		this.client.newWebSocket(request, new OkHttpListener(handler, opened));
		return opened;
	}

}
