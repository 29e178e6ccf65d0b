package io.github.sockettask.benchmarks.peers.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.SendWindow;

/**
 * Sends frames and is told by futures.
 */
class NettyConnection implements BenchmarkConnection {

	private final Channel channel;

	NettyConnection(Channel channel) {
		this.channel = channel;
	}

	@Override
	public void sendText(String text, SendWindow window) {
		send(new TextWebSocketFrame(text), window);
	}

	@Override
	public void sendBinary(byte[] bytes, SendWindow window) {
		send(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes)), window);
	}

	private void send(WebSocketFrame frame, SendWindow window) {
		this.channel.writeAndFlush(frame).addListener((write) -> window.accept(null, write.cause()));
	}

	@Override
	public void close() {
		this.channel.close();
	}

}
