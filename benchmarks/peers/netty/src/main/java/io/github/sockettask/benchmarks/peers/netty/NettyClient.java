package io.github.sockettask.benchmarks.peers.netty;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.flush.FlushConsolidationHandler;

import io.github.sockettask.benchmarks.client.BenchmarkClient;
import io.github.sockettask.benchmarks.client.BenchmarkConnection;
import io.github.sockettask.benchmarks.client.ClientSettings;
import io.github.sockettask.benchmarks.client.MessageHandler;

/**
 * Netty's own WebSocket handlers, with one flush for many messages.
 */
public class NettyClient implements BenchmarkClient {

	private static final int MAX_RESPONSE = 8 * 1024;

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());

	private int maxMessageSize;

	@Override
	public String name() {
		return "netty";
	}

	@Override
	public void start(ClientSettings settings) {
		this.maxMessageSize = settings.maxMessageSize();
	}

	@Override
	public CompletionStage<? extends BenchmarkConnection> connect(URI uri, MessageHandler handler) {
		CompletableFuture<BenchmarkConnection> opened = new CompletableFuture<>();
		new Bootstrap().group(this.loops)
			.channel(NioSocketChannel.class)
			.option(ChannelOption.TCP_NODELAY, true)
			.handler(new Pipeline(config(uri), new NettyHandler(handler, opened)))
			.connect(uri.getHost(), uri.getPort())
			.addListener((connect) -> {
				if (!connect.isSuccess()) {
					opened.completeExceptionally(connect.cause());
				}
			});
		return opened;
	}

	private WebSocketClientProtocolConfig config(URI uri) {
		return WebSocketClientProtocolConfig.newBuilder()
			.webSocketUri(uri)
			.maxFramePayloadLength(this.maxMessageSize)
			.build();
	}

	private final class Pipeline extends ChannelInitializer<SocketChannel> {

		private final WebSocketClientProtocolConfig config;

		private final NettyHandler handler;

		private Pipeline(WebSocketClientProtocolConfig config, NettyHandler handler) {
			this.config = config;
			this.handler = handler;
		}

		@Override
		protected void initChannel(SocketChannel channel) {
			channel.pipeline()
				.addLast(new FlushConsolidationHandler(FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES,
						true))
				.addLast(new HttpClientCodec(), new HttpObjectAggregator(MAX_RESPONSE))
				.addLast(new WebSocketClientProtocolHandler(this.config))
				.addLast(new WebSocketFrameAggregator(NettyClient.this.maxMessageSize))
				.addLast(this.handler);
		}

	}

}
