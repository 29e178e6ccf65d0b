package io.github.sockettask.transport.netty;

import java.util.concurrent.Executor;

import io.github.sockettask.transport.AddressFilter;
import io.github.sockettask.transport.TlsBundles;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;
import io.github.sockettask.transport.netty.tls.TlsContext;
import io.github.sockettask.transport.netty.tls.TlsContexts;

/**
 * Opens connections with the protocol engine of Tyrus on the channels of Netty. A few
 * event loops serve all connections; they start with the first one, and keep the JVM
 * alive until {@link #close()}.
 *
 * @since 0.1.0
 */
public final class TyrusTransport implements Transport, AutoCloseable {

	private final EventLoops loops;

	private final TyrusWebSocketClient client = new TyrusWebSocketClient();

	private final HostLookup lookup;

	private final TransportTimer timer;

	private final TlsContexts tls;

	/**
	 * Create a transport with the trust store of the JVM.
	 * @param lookups runs name look-ups, which block
	 * @param timer runs deadlines
	 */
	public TyrusTransport(Executor lookups, TransportTimer timer) {
		this(lookups, timer, TlsBundles.NONE, AddressFilter.ALL);
	}

	/**
	 * Create a transport.
	 * @param lookups runs name look-ups and the filter, which may block
	 * @param timer runs deadlines
	 * @param bundles where SSL bundles come from
	 * @param filter the addresses to which it may connect
	 */
	public TyrusTransport(Executor lookups, TransportTimer timer, TlsBundles bundles, AddressFilter filter) {
		this(timer, new EventLoops(), new TlsContexts(bundles), new HostLookup(lookups, HostResolver.SYSTEM, filter));
	}

	TyrusTransport(Executor lookups, TransportTimer timer, EventLoops loops, TlsContexts tls) {
		this(lookups, timer, loops, tls, HostResolver.SYSTEM);
	}

	TyrusTransport(Executor lookups, TransportTimer timer, EventLoops loops, TlsContexts tls, HostResolver resolver) {
		this(timer, loops, tls, new HostLookup(lookups, resolver, AddressFilter.ALL));
	}

	TyrusTransport(TransportTimer timer, EventLoops loops, TlsContexts tls, HostLookup lookup) {
		this.loops = loops;
		this.lookup = lookup;
		this.timer = TransportTimer.lasting(timer);
		this.tls = tls;
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		TlsContext tls = "wss".equals(request.uri().getScheme()) ? this.tls.get(request.sslBundle()) : null;
		NettyConnection connection = new NettyConnection(request, handler,
				new ConnectionLoop(this.loops.next(), this.timer));
		handler.opening(connection);
		new NettyConnect(request, connection, this.loops.channelType(), this.client, tls).start(this.lookup);
	}

	@Override
	public boolean inEventLoop() {
		return this.loops.inEventLoop();
	}

	/**
	 * Cut the connections that are left and end the event loops.
	 */
	@Override
	public void close() {
		this.loops.close();
		this.client.close();
	}

}
