package io.github.sockettask.test;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The client of the JDK, its events as strings in a queue.
 */
final class JdkSocketClient implements WebSocket.Listener {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private final StringBuilder text = new StringBuilder();

	private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

	static CompletableFuture<WebSocket> open(String url, JdkSocketClient client, String... protocols) {
		WebSocket.Builder builder = HTTP.newWebSocketBuilder();
		if (protocols.length > 0) {
			builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
		}
		return builder.header("X-Token", "a").header("X-Token", "b").buildAsync(URI.create(url), client);
	}

	WebSocket connect(String url) {
		return open(url, this).orTimeout(5, TimeUnit.SECONDS).join();
	}

	String next() throws InterruptedException {
		String event = this.events.poll(5, TimeUnit.SECONDS);
		return (event != null) ? event : "nothing";
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.text.append(data);
		if (last) {
			this.events.add("text " + this.text);
			this.text.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
		byte[] bytes = new byte[data.remaining()];
		data.get(bytes);
		this.binary.writeBytes(bytes);
		if (last) {
			this.events.add("binary " + this.binary.size());
			this.binary.reset();
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		this.events.add("pong " + message.remaining());
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.events.add("close " + statusCode + " " + reason);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.events.add("error");
	}

}
