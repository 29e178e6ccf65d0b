package io.github.sockettask.samples.marketfeed.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of the JDK that remembers what happened to it.
 */
class RecordingWebSocket implements WebSocket.Listener {

	final List<String> messages = new CopyOnWriteArrayList<>();

	/**
	 * The close as {@code "<code> <reason>"}; the JDK's code for a lost connection is
	 * 1006.
	 */
	final CompletableFuture<String> close = new CompletableFuture<>();

	final CompletableFuture<ByteBuffer> pong = new CompletableFuture<>();

	private final StringBuilder partial = new StringBuilder();

	static CompletableFuture<WebSocket> connect(int port, RecordingWebSocket listener) {
		return HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.buildAsync(URI.create("ws://localhost:" + port + "/feed"), listener);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.messages.add(this.partial.toString());
			this.partial.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		this.pong.complete(message);
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.close.complete(statusCode + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.close.completeExceptionally(error);
	}

}
