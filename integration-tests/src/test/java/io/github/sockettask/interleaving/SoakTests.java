package io.github.sockettask.interleaving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.client.DefaultSocketTaskFactory;
import io.github.sockettask.client.execution.SocketTaskExecutors;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.CountingTimer;
import io.github.sockettask.contract.Footprint;
import io.github.sockettask.contract.NoConverter;
import io.github.sockettask.transport.netty.TyrusTransport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand connections, one after the other, leave nothing behind: no thread, no
 * socket, no timer, no memory.
 */
@ExtendWith(WithoutLeaks.class)
class SoakTests {

	private static final int AT_A_TIME = 16;

	private static final int WARM_UP = 2_000;

	private static final int CONNECTIONS = 10_000;

	private final EventLoopGroup serverLoops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

	private final Executor callbacks = Executors.newFixedThreadPool(4);

	private final CountingTimer timer = new CountingTimer();

	private final TyrusTransport transport = new TyrusTransport(this.callbacks, this.timer);

	private final SocketTaskFactory factory = new DefaultSocketTaskFactory(new UrlSettings(Duration.ofSeconds(20)),
			UrlSettings.CONFIGURATION, this.transport, new SocketTaskExecutors(this.callbacks, this.callbacks),
			this.timer, new NoConverter());

	private final AtomicInteger opened = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	@AfterEach
	void close() {
		this.transport.close();
		this.serverLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
	}

	@Test
	@Contract("2.9")
	void whenTenThousandConnectionsWereOpenedAndClosedThenNothingIsLeft() {
		verifyThatNothingIsLeft(echoServer());
		assertThat(this.opened).hasValue(WARM_UP + CONNECTIONS);
		assertThat(this.failed).hasValue(0);
	}

	@Test
	@Contract("2.9")
	void whenTenThousandConnectionsWereRefusedThenNothingIsLeft() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		verifyThatNothingIsLeft("ws://127.0.0.1:" + port + "/");
		assertThat(this.opened).hasValue(0);
		assertThat(this.failed).hasValue(WARM_UP + CONNECTIONS);
	}

	private String echoServer() {
		Channel server = new ServerBootstrap().group(this.serverLoops)
			.channel(NioServerSocketChannel.class)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel channel) {
					channel.pipeline()
						.addLast(new HttpServerCodec(), new HttpObjectAggregator(8192),
								new WebSocketServerProtocolHandler("/"));
				}

			})
			.bind(InetAddress.getLoopbackAddress(), 0)
			.syncUninterruptibly()
			.channel();
		return "ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/";
	}

	private void verifyThatNothingIsLeft(String url) {
		connect(url, WARM_UP);
		Footprint before = Footprint.take(this.timer);
		connect(url, CONNECTIONS);
		Awaitility.await("sockets are closed")
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(Footprint.openFiles()).isLessThanOrEqualTo(before.files() + AT_A_TIME));
		Footprint after = Footprint.take(this.timer);
		assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 1);
		assertThat(after.timers()).isZero();
		// less than 100 bytes a connection: what is left is not of connections
		assertThat(after.heap() - before.heap()).isLessThan(CONNECTIONS * 100L);
	}

	private void connect(String url, int connections) {
		Semaphore slots = new Semaphore(AT_A_TIME);
		for (int i = 0; i < connections; i++) {
			slots.acquireUninterruptibly();
			CompletableFuture<Void> over = new CompletableFuture<>();
			this.factory.connectSocket(ConnectSocketOption.of(url), (task) -> {
				task.onOpen((result) -> {
					this.opened.incrementAndGet();
					task.close();
				});
				task.onError((result) -> this.failed.incrementAndGet());
				task.onClose((result) -> over.complete(null));
			});
			over.thenRun(slots::release);
		}
		slots.acquireUninterruptibly(AT_A_TIME);
	}

}
