package io.github.sockettask.benchmarks.peers.netty;

import java.util.concurrent.CompletableFuture;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Hands messages on.
 */
class NettyHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

	private final MessageHandler handler;

	private final CompletableFuture<BenchmarkConnection> opened;

	NettyHandler(MessageHandler handler, CompletableFuture<BenchmarkConnection> opened) {
		this.handler = handler;
		this.opened = opened;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
		if (frame instanceof TextWebSocketFrame text) {
			this.handler.onText(text.text());
		}
		else {
			this.handler.onBinary(frame.content().readableBytes());
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
			this.opened.complete(new NettyConnection(context.channel()));
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		this.opened.completeExceptionally(failure);
		context.close();
	}

}
