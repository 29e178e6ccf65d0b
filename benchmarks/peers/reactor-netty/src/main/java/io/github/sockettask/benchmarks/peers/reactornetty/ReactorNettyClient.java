package io.github.sockettask.benchmarks.peers.reactornetty;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.resources.ConnectionProvider;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Reactor Netty: what is sent is one stream, and what is received another.
 */
public class ReactorNettyClient implements BenchmarkClient {

	private final HttpClient client = HttpClient.create(ConnectionProvider.newConnection());

	private int maxMessageSize;

	@Override
	public String name() {
		return "reactor-netty";
	}

	@Override
	public void start(ClientSettings settings) {
		this.maxMessageSize = settings.maxMessageSize();
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		WebsocketClientSpec spec = WebsocketClientSpec.builder().maxFramePayloadLength(this.maxMessageSize).build();
		this.client.websocket(spec).uri(uri).handle((in, out) -> {
			ReactorNettyConnection connection = new ReactorNettyConnection();
			opened.complete(connection);
			Mono<Void> received = in.aggregateFrames(this.maxMessageSize)
				.receiveFrames()
				.doOnNext((frame) -> deliver(frame, handler))
				.then();
			return received.and(out.sendObject(connection.frames()));
		}).subscribe((ended) -> {
		}, opened::completeExceptionally);
		return opened;
	}

	private void deliver(WebSocketFrame frame, MessageHandler handler) {
		if (frame instanceof TextWebSocketFrame text) {
			handler.onText(text.text());
		}
		else {
			handler.onBinary(frame.content().readableBytes());
		}
	}

}
