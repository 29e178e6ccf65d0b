package io.github.sockettask.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;

/**
 * One attempt to open a connection: name look-up, TCP, TLS and handshake under one
 * deadline. No thread waits, but the one that looks up the name, since the JVM has no
 * other way to do it.
 */
class ConnectAttempt {

	private final TransportRequest request;

	private final NettyConnection connection;

	private final Class<? extends SocketChannel> channelType;

	private final TyrusWebSocketClient client;

	private final @Nullable SslContext sslContext;

	private final Instant start = Instant.now();

	ConnectAttempt(TransportRequest request, NettyConnection connection, Class<? extends SocketChannel> channelType,
			TyrusWebSocketClient client, @Nullable SslContext sslContext) {
		this.request = request;
		this.connection = connection;
		this.channelType = channelType;
		this.client = client;
		this.sslContext = sslContext;
	}

	void start(Executor lookups) {
		Runnable cancel = this.connection.loop().deadline(this.request.timeout(), this::timedOut);
		onLoop(() -> this.connection.closing().deadline(cancel));
		InetAddress literal = literal(this.request.uri().getHost());
		if (literal != null) {
			onLoop(() -> connect(new InetAddress[] { literal }, 0));
			return;
		}
		try {
			lookups.execute(this::lookUp);
		}
		catch (RejectedExecutionException ex) {
			onLoop(() -> fail("no thread to look up the host", ex));
		}
	}

	// an address needs no look-up, and so no thread for it
	private static @Nullable InetAddress literal(String host) {
		return NetUtil.createInetAddressFromIpAddressString(host);
	}

	private void lookUp() {
		try {
			InetAddress[] addresses = InetAddress.getAllByName(this.request.uri().getHost());
			onLoop(() -> connect(addresses, 0));
		}
		catch (UnknownHostException ex) {
			onLoop(() -> fail("unknown host " + this.request.uri().getHost(), ex));
		}
	}

	private void onLoop(Runnable task) {
		this.connection.loop().execute(task, (rejected) -> fail("the transport is closed", rejected));
	}

	private void connect(InetAddress[] addresses, int index) {
		if (this.connection.closing().isEnded()) {
			return;
		}
		ChannelFuture connecting = new Bootstrap().group(this.connection.loop().loop())
			.channel(this.channelType)
			.option(ChannelOption.TCP_NODELAY, this.request.tcpNoDelay())
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
			.handler(new Initializer())
			.connect(new InetSocketAddress(addresses[index], port(this.request.uri())));
		this.connection.channel(connecting.channel());
		connecting.addListener((future) -> {
			if (!future.isSuccess() && this.connection.closing().isReceiving()) {
				if (index + 1 < addresses.length) {
					connect(addresses, index + 1);
				}
				else {
					fail(String.valueOf(future.cause().getMessage()), future.cause());
				}
			}
		});
	}

	private void timedOut() {
		// it was due when the connection opened, too late to be cancelled
		if (this.connection.isOpened()) {
			return;
		}
		Duration timeout = this.request.timeout();
		this.connection.closing()
			.fail(new ConnectSocketException(
					prefix() + "no connection within timeout (" + TimeWords.of(timeout) + ")"));
	}

	void fail(String why, Throwable cause) {
		this.connection.closing().fail(new ConnectSocketException(prefix() + why, cause));
	}

	void fail(String why) {
		this.connection.closing().fail(new ConnectSocketException(prefix() + why));
	}

	String prefix() {
		return "Failed to connect to " + this.request.uri() + ": ";
	}

	TransportRequest request() {
		return this.request;
	}

	NettyConnection connection() {
		return this.connection;
	}

	TyrusWebSocketClient client() {
		return this.client;
	}

	Instant startTime() {
		return this.start;
	}

	static int port(URI uri) {
		return (uri.getPort() != -1) ? uri.getPort() : ("wss".equals(uri.getScheme()) ? 443 : 80);
	}

	private final class Initializer extends ChannelInitializer<Channel> {

		@Override
		protected void initChannel(Channel channel) {
			if (ConnectAttempt.this.sslContext != null) {
				URI uri = ConnectAttempt.this.request.uri();
				channel.pipeline()
					.addLast(ConnectAttempt.this.sslContext.newHandler(channel.alloc(), uri.getHost(), port(uri)));
			}
			channel.pipeline()
				.addLast(new HandshakeHandler(ConnectAttempt.this, ConnectAttempt.this.sslContext != null));
		}

	}

}
