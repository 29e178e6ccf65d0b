package io.github.sockettask.application;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;

/**
 * Says hello and echoes text, on one thread for any number of connections.
 */
class EchoServer implements AutoCloseable {

	private static final int BACKLOG = 1024;

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final Channel listening = new ServerBootstrap().group(this.loops)
		.channel(NioServerSocketChannel.class)
		.option(ChannelOption.SO_BACKLOG, BACKLOG)
		.childHandler(new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel channel) {
				channel.pipeline()
					.addLast(new HttpServerCodec(), new HttpObjectAggregator(8192),
							new WebSocketServerProtocolHandler("/"), new Echo());
			}

		})
		.bind(InetAddress.getLoopbackAddress(), 0)
		.syncUninterruptibly()
		.channel();

	String url() {
		return "ws://127.0.0.1:" + ((InetSocketAddress) this.listening.localAddress()).getPort() + "/";
	}

	@Override
	public void close() {
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	private static final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
				context.writeAndFlush(new TextWebSocketFrame("hello"));
			}
		}

		@Override
		protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
			context.writeAndFlush(frame.retain());
		}

	}

}
