package io.github.sockettask.benchmarks.peers.reactornetty;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Emits what is to be sent. A message is done when Reactor Netty has taken it, which it
 * does as it writes.
 */
class ReactorNettyConnection implements BenchmarkConnection {

	private static final int MORE_THAN_A_WINDOW = 2048;

	private final Sinks.Many<Message> messages = Sinks.many()
		.unicast()
		.onBackpressureBuffer(Queues.<Message>get(MORE_THAN_A_WINDOW).get());

	Flux<WebSocketFrame> frames() {
		return this.messages.asFlux().map(Message::take);
	}

	@Override
	public void sendText(String text, SendWindow window) {
		send(new Message(new TextWebSocketFrame(text), window));
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		send(new Message(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)), window));
	}

	// one thread at a time emits; to try again and again instead would keep the one core
	// from the thread that does
	private synchronized void send(Message message) {
		this.messages.emitNext(message, Sinks.EmitFailureHandler.FAIL_FAST);
	}

	@Override
	public void close() {
		this.messages.tryEmitComplete();
	}

	private record Message(WebSocketFrame frame, SendWindow window) {

		private WebSocketFrame take() {
			this.window.written();
			return this.frame;
		}

	}

}
