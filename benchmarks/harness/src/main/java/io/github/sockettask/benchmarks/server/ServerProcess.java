package io.github.sockettask.benchmarks.server;

import java.io.IOException;
import java.net.InetSocketAddress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;

/**
 * The process of the server, on one event loop. It ends with its standard input.
 */
public final class ServerProcess {

	private static final int LOOPBACK_ADDRESSES = 16;

	private static final int BACKLOG = 4096;

	private static final int READ_SIZE = 256 * 1024;

	private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

	private ServerProcess() {
	}

	/**
	 * Serve until the standard input ends.
	 * @param args none
	 * @throws IOException if the standard input can't be read
	 */
	public static void main(String[] args) throws IOException {
		EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		ServerBootstrap bootstrap = new ServerBootstrap().group(loop)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.option(ChannelOption.SO_REUSEADDR, true)
			.childOption(ChannelOption.TCP_NODELAY, true)
			.childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_SIZE))
			.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
			.childHandler(new Pipeline());
		int port = 0;
		for (int i = 1; i <= LOOPBACK_ADDRESSES; i++) {
			InetSocketAddress bound = (InetSocketAddress) bootstrap.bind("127.0.0." + i, port)
				.syncUninterruptibly()
				.channel()
				.localAddress();
			port = bound.getPort();
		}
		System.out.println("ready " + port);
		while (System.in.read() >= 0) {
			continue;
		}
		Runtime.getRuntime().halt(0);
	}

	private static final class Pipeline extends ChannelInitializer<SocketChannel> {

		private static final int MAX_REQUEST = 64 * 1024;

		@Override
		protected void initChannel(SocketChannel channel) {
			channel.pipeline()
				.addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_REQUEST), new OpeningHandshake());
		}

	}

}
