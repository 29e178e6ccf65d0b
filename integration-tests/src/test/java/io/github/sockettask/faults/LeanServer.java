package io.github.sockettask.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.awaitility.Awaitility;

/**
 * A server that has one thread, counts handshakes and remembers nothing of connections
 * that are gone, so that what is left behind is not left by it.
 */
final class LeanServer implements AutoCloseable {

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final HandshakeCount handshakes = new HandshakeCount();

	private final ObjIntConsumer<Channel> opened;

	private final int port;

	private Channel listening;

	/**
	 * Start a server.
	 * @param opened is given each connection with its number, when it is open
	 */
	LeanServer(ObjIntConsumer<Channel> opened) {
		this.opened = opened;
		this.port = freePort();
		this.listening = listen();
	}

	// Not a port that the system gives to clients: a client that connects while no server
	// listens there would get the same port now and then, and would talk to itself.
	private static int freePort() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
			try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken
			}
		}
	}

	private Channel listen() {
		return new ServerBootstrap().group(this.loops)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, 1024)
			.option(ChannelOption.SO_REUSEADDR, true)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(new HttpServerCodec(), new HttpObjectAggregator(8192),
								new WebSocketServerProtocolHandler("/"), new Counting());
				}

			})
			.bind(InetAddress.getLoopbackAddress(), this.port)
			.syncUninterruptibly()
			.channel();
	}

	String url() {
		return "ws://127.0.0.1:" + this.port + "/";
	}

	HandshakeCount handshakes() {
		return this.handshakes;
	}

	/** As a process that ends: its kernel ends all connections. */
	void stop() {
		this.listening.close().syncUninterruptibly();
		this.connections.close().syncUninterruptibly();
	}

	/** On the same port. */
	void startAgain() {
		// the kernel listens until the selector has let go
		this.listening = Awaitility.await().ignoreExceptions().until(this::listen, Channel::isOpen);
	}

	@Override
	public void close() {
		stop();
		this.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
	}

	/** Counts a connection from the first of its packets on. */
	private final class Counting extends ChannelInboundHandlerAdapter {

		private boolean open;

		@Override
		public void channelActive(ChannelHandlerContext context) {
			LeanServer.this.handshakes.begin();
			LeanServer.this.connections.add(context.channel());
			context.fireChannelActive();
		}

		@Override
		public void userEventTriggered(ChannelHandlerContext context, Object event) {
			if (event instanceof HandshakeComplete) {
				this.open = true;
				LeanServer.this.opened.accept(context.channel(), LeanServer.this.handshakes.end());
			}
		}

		@Override
		public void channelInactive(ChannelHandlerContext context) {
			if (!this.open) {
				LeanServer.this.handshakes.end();
			}
			context.fireChannelInactive();
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
			// the client is gone
			context.close();
		}

	}

}
