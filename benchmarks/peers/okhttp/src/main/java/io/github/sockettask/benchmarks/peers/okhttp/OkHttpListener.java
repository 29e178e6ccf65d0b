package io.github.sockettask.benchmarks.peers.okhttp;

import java.util.concurrent.CompletableFuture;

import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Hands messages on.
 */
class OkHttpListener extends WebSocketListener {

	private final MessageHandler handler;

	private final CompletableFuture<BenchmarkConnection> opened;

	OkHttpListener(MessageHandler handler, CompletableFuture<BenchmarkConnection> opened) {
		this.handler = handler;
		this.opened = opened;
	}

	@Override
	public void onOpen(WebSocket socket, Response response) {
		this.opened.complete(new OkHttpConnection(socket));
	}

	@Override
	public void onMessage(WebSocket socket, String text) {
		this.handler.onText(text);
	}

	@Override
	public void onMessage(WebSocket socket, ByteString bytes) {
		this.handler.onBinary(bytes.size());
	}

	@Override
	public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
		this.opened.completeExceptionally(failure);
	}

}
