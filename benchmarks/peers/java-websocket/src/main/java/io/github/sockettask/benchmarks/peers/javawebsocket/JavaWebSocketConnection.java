package io.github.sockettask.benchmarks.peers.javawebsocket;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.MessageHandler;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends some messages, then waits until none of them is waiting any more, which is all
 * that Java-WebSocket tells.
 */
class JavaWebSocketConnection extends WebSocketClient implements BenchmarkConnection {

	private static final int MAX_MESSAGES = 1024;

	private static final int MAX_BYTES = 1024 * 1024;

	private static final long PAUSE_NANOS = 50_000;

	private final MessageHandler handler;

	private final CompletableFuture<BenchmarkConnection> opened;

	private int messages;

	private int bytes;

	JavaWebSocketConnection(URI uri, MessageHandler handler, CompletableFuture<BenchmarkConnection> opened) {
		super(uri);
		this.handler = handler;
		this.opened = opened;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		awaitRoom(text.length());
		send(text);
		window.written();
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		awaitRoom(bytes.length);
		send(bytes);
		window.written();
	}

	// of several senders the first one waits, and the others for that one
	private synchronized void awaitRoom(int size) {
		this.messages++;
		this.bytes += size;
		if (this.messages < MAX_MESSAGES && this.bytes < MAX_BYTES) {
			return;
		}
		this.messages = 0;
		this.bytes = 0;
		while (hasBufferedData()) {
			LockSupport.parkNanos(PAUSE_NANOS);
		}
	}

	@Override
	public void onOpen(ServerHandshake handshake) {
		this.opened.complete(this);
	}

	@Override
	public void onMessage(String text) {
		this.handler.onText(text);
	}

	@Override
	public void onMessage(ByteBuffer bytes) {
		this.handler.onBinary(bytes.remaining());
	}

	@Override
	public void onClose(int code, String reason, boolean remote) {
		this.opened.completeExceptionally(new IllegalStateException("Closed with " + code));
	}

	@Override
	public void onError(Exception failure) {
		this.opened.completeExceptionally(failure);
	}

}
