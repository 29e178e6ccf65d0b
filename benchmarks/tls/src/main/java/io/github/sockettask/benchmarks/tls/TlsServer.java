package io.github.sockettask.benchmarks.tls;

import java.net.InetSocketAddress;
import java.util.List;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import io.github.sockettask.test.TestCertificates;

/**
 * A server with the native provider, the same for all clients: takes what it gets, and
 * sends messages when it is asked for them.
 */
final class TlsServer {

	private final Channel channel;

	TlsServer(TestCertificates certificates) throws Exception {
		SslContext tls = SslContextBuilder
			.forServer(certificates.server().privateKey(), certificates.server().certificate())
			.sslProvider(SslProvider.OPENSSL)
			.build();
		this.channel = new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
			.channel(NioServerSocketChannel.class)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(tls.newHandler(channel.alloc()), new HttpServerCodec(), new HttpObjectAggregator(8192),
								new WebSocketServerProtocolHandler("/x", null, false, 1 << 20), new Messages());
				}

			})
			.bind("localhost", 0)
			.sync()
			.channel();
	}

	String url() {
		return "wss://localhost:" + ((InetSocketAddress) this.channel.localAddress()).getPort() + "/x";
	}

	/** Sends messages for {@code <count> <size>}, and answers {@code done}. */
	private static final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {

		private int left;

		private ByteBuf content = Unpooled.EMPTY_BUFFER;

		@Override
		protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
			if (frame instanceof TextWebSocketFrame text && frame.content().readableBytes() < 20) {
				List<String> asked = List.of(text.text().split(" "));
				if (asked.size() == 1) {
					context.writeAndFlush(new TextWebSocketFrame("done"));
					return;
				}
				this.left = Integer.parseInt(asked.get(0));
				this.content.release();
				this.content = Unpooled.directBuffer().writeZero(Integer.parseInt(asked.get(1)));
				send(context);
			}
		}

		@Override
		public void channelWritabilityChanged(ChannelHandlerContext context) {
			send(context);
		}

		@Override
		public void handlerRemoved(ChannelHandlerContext context) {
			this.left = 0;
			this.content.release();
		}

		private void send(ChannelHandlerContext context) {
			while (this.left > 0 && context.channel().isWritable()) {
				for (int i = 0; i < 64 && this.left > 0; i++) {
					this.left--;
					context.write(new BinaryWebSocketFrame(this.content.retainedDuplicate()));
				}
				context.flush();
			}
		}

	}

}
