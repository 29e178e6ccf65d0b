package io.github.sockettask.benchmarks.peers.okhttp;

import okhttp3.WebSocket;
import okio.ByteString;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.QueueWatch;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends as long as little is waiting. OkHttp doesn't tell when a message is written, but
 * how much is not.
 */
class OkHttpConnection implements BenchmarkConnection {

	private static final long MAX_QUEUE_SIZE = 1024 * 1024;

	private final QueueWatch queue = new QueueWatch();

	private final WebSocket socket;

	OkHttpConnection(WebSocket socket) {
		this.socket = socket;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		awaitRoom();
		done(this.socket.send(text), window);
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		awaitRoom();
		done(this.socket.send(ByteString.of(bytes)), window);
	}

	private void awaitRoom() {
		this.queue.awaitRoom(() -> this.socket.queueSize() > MAX_QUEUE_SIZE);
	}

	private void done(boolean accepted, SendWindow window) {
		if (accepted) {
			window.written();
		}
		else {
			window.failed(new IllegalStateException("Refused"));
		}
	}

	@Override
	public void close() {
		this.socket.cancel();
	}

}
