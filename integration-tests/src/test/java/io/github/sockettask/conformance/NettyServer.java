package io.github.sockettask.conformance;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;

/**
 * Netty, which asks for a small window if it is to compress.
 */
class NettyServer implements PeerServer {

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final Channel listening;

	NettyServer() {
		this.listening = new ServerBootstrap().group(this.loops)
			.channel(NioServerSocketChannel.class)
			.childHandler(new Initializer())
			.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.syncUninterruptibly()
			.channel();
	}

	@Override
	public int port() {
		return ((InetSocketAddress) this.listening.localAddress()).getPort();
	}

	@Override
	public void close() {
		this.loops.shutdownGracefully();
	}

	private static final class Initializer extends ChannelInitializer<Channel> {

		@Override
		protected void initChannel(Channel channel) {
			WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
				.websocketPath("/")
				.allowExtensions(true)
				.dropPongFrames(false)
				.maxFramePayloadLength(MAX_MESSAGE_SIZE)
				.build();
			channel.pipeline()
				.addLast(new HttpServerCodec(), new HttpObjectAggregator(65536),
						new WebSocketServerExtensionHandler(
								new PerMessageDeflateServerExtensionHandshaker(6, true, 10, true, false, 0)),
						new WebSocketServerProtocolHandler(config), new WebSocketFrameAggregator(MAX_MESSAGE_SIZE),
						new EchoHandler());
		}

	}

	private static final class EchoHandler extends SimpleChannelInboundHandler<WebSocketFrame> {

		@Override
		protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
			if (frame instanceof TextWebSocketFrame text) {
				text(context, text.text());
			}
			else if (frame instanceof PongWebSocketFrame) {
				context.writeAndFlush(new TextWebSocketFrame(frame.content().retain()));
			}
			else {
				context.writeAndFlush(new BinaryWebSocketFrame(frame.content().retain()));
			}
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			// Netty fails to answer the answer to its own close frame
			context.close();
		}

		private static void text(ChannelHandlerContext context, String text) {
			switch (text) {
				case CLOSE -> context.writeAndFlush(new CloseWebSocketFrame(4002, "bye"));
				case PING -> context
					.writeAndFlush(new PingWebSocketFrame(Unpooled.wrappedBuffer(Payloads.utf8("are you there?"))));
				case FRAGMENTS -> {
					context.write(new TextWebSocketFrame(false, 0, "one "));
					context.write(new ContinuationWebSocketFrame(false, 0, "two "));
					context.writeAndFlush(new ContinuationWebSocketFrame(true, 0, "three"));
				}
				default -> context.writeAndFlush(new TextWebSocketFrame(text));
			}
		}

	}

}
