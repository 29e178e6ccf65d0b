package io.github.sockettask.benchmarks.peers.jdk;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends one message after the other, as {@link WebSocket} asks for, without waiting in
 * between.
 */
class JdkConnection implements BenchmarkConnection {

	private final WebSocket socket;

	private CompletableFuture<WebSocket> last;

	JdkConnection(WebSocket socket) {
		this.socket = socket;
		this.last = CompletableFuture.completedFuture(socket);
	}

	@Override
	public synchronized void sendText(String text, SendWindow window) {
		this.last = this.last.isDone() ? this.socket.sendText(text, true)
				: this.last.thenCompose((socket) -> socket.sendText(text, true));
		this.last.whenComplete(window);
	}

	@Override
	public synchronized void sendBinary(byte[] bytes, SendWindow window) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		this.last = this.last.isDone() ? this.socket.sendBinary(buffer, true)
				: this.last.thenCompose((socket) -> socket.sendBinary(buffer, true));
		this.last.whenComplete(window);
	}

	@Override
	public void close() {
		this.socket.abort();
	}

}
