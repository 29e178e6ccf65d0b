package io.github.sockettask.transport.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.Redaction;
import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportProxy;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.netty.tls.TlsContext;
import io.github.sockettask.transport.netty.tls.TlsHandshake;

/**
 * One attempt to open a connection: name look-up, TCP, TLS and handshake under one
 * deadline. The addresses of the host are raced for a TCP connection. If the winner fails
 * in TLS, which gets its share of the time, the race goes on with the others. No thread
 * waits except for the look-up of the name, which the JVM can only do in a blocking way.
 * <p>
 * From the look-up on, an attempt belongs to the event loop.
 */
class NettyConnect implements AddressRace.Course {

	/** Milliseconds that TLS has at least, unless the attempt ends before. */
	private static final long SHORTEST_SHARE = 250;

	private static final int MAX_REASON = 500;

	/** Addresses that an error names at most. */
	private static final int SHOWN = 8;

	/** The name of the handler for the WebSocket handshake. */
	private static final String HANDSHAKE = "handshake";

	/** What belongs to a connection is added to the channel that wins the race. */
	private static final ChannelHandler NO_HANDLERS = new ChannelInitializer<>() {

		@Override
		protected void initChannel(Channel channel) {
			// see above
		}

	};

	private final TransportRequest request;

	private final NettyConnection connection;

	private final Class<? extends SocketChannel> channelType;

	private final TyrusWebSocketClient client;

	private final @Nullable TlsContext tls;

	private final Instant start = Instant.now();

	private final long startNanos = System.nanoTime();

	private final UrlHost host;

	private final @Nullable TransportProxy proxy;

	/** Null until the addresses are known. */
	private @Nullable AddressRace race;

	/** Why the first addresses could not be used. */
	private final List<String> shownFailures = new ArrayList<>();

	/** The number of addresses that could not be used. */
	private int failures;

	private @Nullable Throwable lastFailure;

	/** The current address, for messages. */
	private String address = "";

	/** The same, if the host has several addresses. */
	private String oneOfSeveral = "";

	private boolean several;

	/** What the attempt waits for. */
	private String phase = "the address of the host";

	NettyConnect(TransportRequest request, NettyConnection connection, Class<? extends SocketChannel> channelType,
			TyrusWebSocketClient client, @Nullable TlsContext tls) {
		this.request = request;
		this.connection = connection;
		this.channelType = channelType;
		this.client = client;
		this.tls = tls;
		this.host = UrlHost.of(request.uri());
		this.proxy = request.proxy();
	}

	void start(HostLookup lookup) {
		Runnable cancel = this.connection.loop().deadline(this.request.timeout(), this::timedOut);
		onLoop(() -> this.connection.closing().deadline(cancel));
		lookup.find(lookup(), (this.proxy != null) ? target().getAddress() : null,
				(addresses) -> onLoop(() -> connect(addresses)), (why, cause) -> onLoop(() -> fail(why, cause)));
	}

	// A proxy looks up the host of the URL.
	private String lookup() {
		return (this.proxy != null) ? this.proxy.host() : this.host.lookup();
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

	private void connect(List<InetAddress> addresses) {
		if (!this.connection.closing().isReceiving()) {
			return;
		}
		int port = (this.proxy != null) ? this.proxy.port() : port(this.request.uri());
		List<InetSocketAddress> all = addresses.stream()
			.map((address) -> new InetSocketAddress(address, port))
			.toList();
		this.several = all.size() > 1;
		AddressRace race = new AddressRace(this.connection.loop(), this, this.request.tried().inOrder(all));
		this.race = race;
		this.connection.closing().racing(race::stop);
		race.next();
	}

	@Override
	public ChannelFuture connect(InetSocketAddress address) {
		this.request.tried().trying(address);
		Bootstrap bootstrap = new Bootstrap().group(this.connection.loop().loop())
			.channel(this.channelType)
			.option(ChannelOption.TCP_NODELAY, this.request.tcpNoDelay())
			// The deadline of the attempt applies.
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
		return (this.proxy != null) ? ProxyTunnel.connect(bootstrap, this, this.proxy, address)
				: bootstrap.handler(NO_HANDLERS).connect(address);
	}

	@Override
	public void connected(InetSocketAddress address, Channel channel) {
		onLoop(() -> {
			// The addresses that have lost are not the last one that was tried.
			this.request.tried().trying(address);
			this.address = NetUtil.toSocketAddressString(address);
			this.oneOfSeveral = oneOfSeveral(address);
			this.connection.channel(channel);
			if (this.proxy == null) {
				addHandlers(channel);
			}
		});
	}

	private void addHandlers(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		TlsHandshake tls = (this.tls != null)
				? this.tls.newHandshake(channel.alloc(), this.host.name(), port(this.request.uri())) : null;
		pipeline.addLast(HANDSHAKE, new HandshakeHandler(this, tls));
		if (tls != null) {
			tls.handler().setHandshakeTimeoutMillis(tlsTimeout());
			// It begins at once, and its failure must find the handler behind it.
			pipeline.addBefore(HANDSHAKE, null, tls.handler());
		}
	}

	/**
	 * A proxy has connected to the server.
	 * @param channel the channel, which is that of the server from now on
	 */
	void tunneled(Channel channel) {
		this.address = this.host.header(port(this.request.uri()));
		addHandlers(channel);
	}

	/**
	 * Return the address that a proxy is to connect to.
	 * @return the host, not looked up, and the port
	 */
	InetSocketAddress target() {
		int port = port(this.request.uri());
		InetAddress literal = NetUtil.createInetAddressFromIpAddressString(this.host.name());
		return (literal != null) ? new InetSocketAddress(literal, port)
				: InetSocketAddress.createUnresolved(this.host.name(), port);
	}

	// For the last address, the deadline of the attempt applies.
	private long tlsTimeout() {
		int others = (this.race != null) ? this.race.left() : 0;
		long left = this.request.timeout().toMillis() - (System.nanoTime() - this.startNanos) / 1_000_000;
		return (others == 0) ? 0 : Math.max(SHORTEST_SHARE, left / (others + 1));
	}

	@Override
	public void failed(InetSocketAddress address, Throwable cause) {
		failed(((this.proxy != null) ? "the proxy can't be reached: " : "") + ConnectFailure.reason(cause),
				oneOfSeveral(address), cause);
	}

	private void failed(String why, String where, Throwable cause) {
		this.failures++;
		this.lastFailure = cause;
		if (this.shownFailures.size() < SHOWN) {
			this.shownFailures.add(PeerText.of(why, MAX_REASON) + where);
		}
	}

	@Override
	public void exhausted() {
		Throwable cause = this.lastFailure;
		fail(new ConnectSocketException(prefix() + failures(), (cause != null) ? Redaction.cause(cause) : null));
	}

	/**
	 * The address of the current connection does not speak TLS as it should: take the
	 * next one.
	 * @param why the reason
	 * @param cause the exception
	 */
	void unusable(String why, Throwable cause) {
		AddressRace race = this.race;
		if (race != null && this.connection.closing().isReceiving()) {
			failed(why, this.oneOfSeveral, cause);
			this.oneOfSeveral = "";
			this.connection.channel(null);
			race.next();
		}
	}

	private void timedOut() {
		// The deadline was due when the connection opened, too late to be cancelled.
		if (this.connection.isOpened()) {
			return;
		}
		String before = (this.failures == 0) ? "" : ", after: " + failures();
		fail(new ConnectSocketException(prefix() + "no connection within the connect timeout ("
				+ DurationText.of(this.request.timeout()) + "), waited for " + phase() + before));
	}

	private String phase() {
		List<InetSocketAddress> running = (this.race != null) ? this.race.running() : List.of();
		return running.isEmpty() ? this.phase : "a TCP connection to "
				+ list(running.stream().limit(SHOWN).map(NetUtil::toSocketAddressString).toList(), running.size());
	}

	private String failures() {
		return list(this.shownFailures, this.failures);
	}

	private static String list(List<String> shown, int count) {
		int others = count - shown.size();
		return String.join(", ", shown) + ((others > 0) ? " and " + others + " more" : "");
	}

	private String oneOfSeveral(InetSocketAddress address) {
		return this.several ? " (" + NetUtil.toSocketAddressString(address) + ")" : "";
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
		fail(why, null);
	}

	void fail(String why, @Nullable Throwable cause) {
		fail(new ConnectSocketException(message(why), (cause != null) ? Redaction.cause(cause) : null));
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
		return "Failed to connect to " + this.request.address()
				+ ((this.proxy != null) ? " through the " + this.proxy.description() : "") + ": ";
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

}
