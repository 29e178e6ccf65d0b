package io.github.sockettask.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportRequest;

/**
 * One attempt to open a connection: name look-up, TCP, TLS and handshake under one
 * deadline. Where a host has several addresses, each of them gets its share of the time
 * for TCP and TLS. No thread waits except for the look-up of the name, which the JVM can
 * only do in a blocking way.
 * <p>
 * From the look-up on, an attempt belongs to the event loop.
 */
class NettyConnect {

	/** Time that an address has at least, unless the attempt ends before. */
	private static final long SHORTEST_SHARE = 250;

	/** Milliseconds that TLS may take to say that it ends. */
	private static final long FAREWELL = 100;

	private static final int MAX_REASON = 500;

	/** Addresses that an error names at most. */
	private static final int SHOWN_FAILURES = 8;

	private final TransportRequest request;

	private final NettyConnection connection;

	private final Class<? extends SocketChannel> channelType;

	private final TyrusWebSocketClient client;

	private final @Nullable SslContext sslContext;

	private final Instant start = Instant.now();

	private final long startNanos = System.nanoTime();

	private final UrlHost host;

	/** Addresses that this attempt has not tried. */
	private final Deque<InetSocketAddress> left = new ArrayDeque<>();

	/** Why the tried addresses could not be reached. */
	private final List<String> failures = new ArrayList<>();

	/** The current address, for messages. */
	private String address = "";

	/** The same, if the host has several addresses. */
	private String oneOfSeveral = "";

	private boolean several;

	/** What the attempt waits for. */
	private String phase = "the address of the host";

	NettyConnect(TransportRequest request, NettyConnection connection, Class<? extends SocketChannel> channelType,
			TyrusWebSocketClient client, @Nullable SslContext sslContext) {
		this.request = request;
		this.connection = connection;
		this.channelType = channelType;
		this.client = client;
		this.sslContext = sslContext;
		this.host = UrlHost.of(request.uri());
	}

	void start(Executor lookups, HostResolver resolver) {
		Runnable cancel = this.connection.loop().deadline(this.request.timeout(), this::timedOut);
		onLoop(() -> this.connection.closing().deadline(cancel));
		// An address needs no look-up, and so no thread.
		InetAddress literal = NetUtil.createInetAddressFromIpAddressString(this.host.lookup());
		if (literal != null) {
			onLoop(() -> connect(literal));
			return;
		}
		try {
			lookups.execute(() -> lookUp(resolver));
		}
		catch (RejectedExecutionException ex) {
			onLoop(() -> fail("no thread to look up the host", ex));
		}
	}

	private void lookUp(HostResolver resolver) {
		String name = this.host.lookup();
		try {
			InetAddress[] addresses = resolver.addresses(name);
			onLoop(() -> connect(addresses));
		}
		catch (UnknownHostException | RuntimeException ex) {
			String why = ConnectFailure.reason(ex).replace(name + ": ", "");
			onLoop(() -> fail("unknown host " + name + (why.equals(name) ? "" : ": " + why), ex));
		}
	}

	private void onLoop(Runnable task) {
		this.connection.loop().execute(() -> {
			try {
				task.run();
			}
			catch (RuntimeException | OutOfMemoryError ex) {
				fail("the attempt could not start: " + ex, ex);
			}
		}, (rejected) -> fail("the transport is closed", rejected));
	}

	private void connect(InetAddress... addresses) {
		int port = port(this.request.uri());
		List<InetSocketAddress> all = Stream.of(addresses)
			.map((address) -> new InetSocketAddress(address, port))
			.toList();
		this.left.addAll(this.request.tried().inOrder(all));
		this.several = all.size() > 1;
		connectToNext();
	}

	private void connectToNext() {
		if (!this.connection.closing().isReceiving()) {
			return;
		}
		// For the last address, the deadline of the attempt applies.
		int share = (this.left.size() > 1) ? share() : 0;
		InetSocketAddress next = this.left.remove();
		this.request.tried().trying(next);
		this.address = NetUtil.toSocketAddressString(next);
		this.oneOfSeveral = this.several ? " (" + this.address + ")" : "";
		waitFor("a TCP connection to ");
		ChannelFuture connecting = new Bootstrap().group(this.connection.loop().loop())
			.channel(this.channelType)
			.option(ChannelOption.TCP_NODELAY, this.request.tcpNoDelay())
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, share)
			.handler(new Initializer(share))
			.connect(next);
		this.connection.channel(connecting.channel());
		connecting.addListener((future) -> {
			if (!future.isSuccess()) {
				unreachable(ConnectFailure.reason(future.cause()), future.cause());
			}
		});
	}

	private int share() {
		long left = this.request.timeout().toMillis() - (System.nanoTime() - this.startNanos) / 1_000_000;
		return (int) Math.min(Integer.MAX_VALUE, Math.max(SHORTEST_SHARE, left / this.left.size()));
	}

	/**
	 * An address can't be reached by TCP, or by TLS: take the next one.
	 * @param why the reason
	 * @param cause the exception
	 */
	void unreachable(String why, Throwable cause) {
		if (!this.connection.closing().isReceiving()) {
			return;
		}
		if (this.failures.size() < SHOWN_FAILURES) {
			this.failures.add(PeerText.of(why, MAX_REASON) + this.oneOfSeveral);
		}
		if (this.left.isEmpty()) {
			fail(new ConnectSocketException(prefix() + String.join(", ", this.failures), Redaction.cause(cause)));
		}
		else {
			connectToNext();
		}
	}

	private void timedOut() {
		// The deadline was due when the connection opened, too late to be cancelled.
		if (this.connection.isOpened()) {
			return;
		}
		String before = this.failures.isEmpty() ? "" : ", after: " + String.join(", ", this.failures);
		fail(new ConnectSocketException(prefix() + "no connection within the connect timeout ("
				+ DurationText.of(this.request.timeout()) + "), waited for " + this.phase + before));
	}

	/**
	 * Record what the attempt waits for, for the message of the deadline.
	 * @param what a step of the current address
	 */
	void waitFor(String what) {
		this.phase = what + this.address;
	}

	/**
	 * The server has answered in the wrong way, or not at all.
	 * @param why the reason
	 */
	void fail(String why) {
		fail(new ConnectSocketException(message(why)));
	}

	void fail(String why, Throwable cause) {
		fail(new ConnectSocketException(message(why), Redaction.cause(cause)));
	}

	void fail(ConnectSocketException failure) {
		this.connection.closing().fail(failure);
	}

	/**
	 * Return the message of an error.
	 * @param why the reason
	 * @return where the attempt has connected to, and the reason
	 */
	String message(String why) {
		return prefix() + PeerText.of(why, MAX_REASON) + this.oneOfSeveral;
	}

	private String prefix() {
		return "Failed to connect to " + this.request.address() + ": ";
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

		private final int handshakeTimeout;

		Initializer(int handshakeTimeout) {
			this.handshakeTimeout = handshakeTimeout;
		}

		@Override
		protected void initChannel(Channel channel) {
			SslContext sslContext = NettyConnect.this.sslContext;
			if (sslContext != null) {
				SslHandler ssl = sslContext.newHandler(channel.alloc(), NettyConnect.this.host.name(),
						port(NettyConnect.this.request.uri()));
				ssl.setHandshakeTimeoutMillis(this.handshakeTimeout);
				// SocketWrite splits a write into records, and each would be copied.
				ssl.setWrapDataSize(0);
				// A peer that takes nothing delays the end of its connection no longer.
				ssl.setCloseNotifyFlushTimeoutMillis(FAREWELL);
				channel.pipeline().addLast(ssl);
			}
			channel.pipeline().addLast(new HandshakeHandler(NettyConnect.this, sslContext != null));
		}

	}

}
