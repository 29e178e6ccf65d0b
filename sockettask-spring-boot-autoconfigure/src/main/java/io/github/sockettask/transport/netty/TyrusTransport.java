package io.github.sockettask.transport.netty;

import java.util.concurrent.Executor;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.transport.AddressFilter;
import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TransportTimer;

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

	private volatile @Nullable SslContext sslContext;

	/**
	 * Create a transport with the trust store of the JVM.
	 * @param lookups runs name look-ups, which block
	 * @param timer runs deadlines
	 */
	public TyrusTransport(Executor lookups, TransportTimer timer) {
		this(lookups, timer, AddressFilter.ALL);
	}

	/**
	 * Create a transport with the trust store of the JVM.
	 * @param lookups runs name look-ups and the filter, which may block
	 * @param timer runs deadlines
	 * @param filter the addresses to which it may connect
	 */
	public TyrusTransport(Executor lookups, TransportTimer timer, AddressFilter filter) {
		this(timer, new EventLoops(), null, new HostLookup(lookups, HostResolver.SYSTEM, filter));
	}

	TyrusTransport(Executor lookups, TransportTimer timer, EventLoops loops, @Nullable SslContext sslContext) {
		this(lookups, timer, loops, sslContext, HostResolver.SYSTEM);
	}

	TyrusTransport(Executor lookups, TransportTimer timer, EventLoops loops, @Nullable SslContext sslContext,
			HostResolver resolver) {
		this(timer, loops, sslContext, new HostLookup(lookups, resolver, AddressFilter.ALL));
	}

	TyrusTransport(TransportTimer timer, EventLoops loops, @Nullable SslContext sslContext, HostLookup lookup) {
		this.loops = loops;
		this.lookup = lookup;
		this.timer = TransportTimer.lasting(timer);
		this.sslContext = sslContext;
	}

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		SslContext sslContext = "wss".equals(request.uri().getScheme()) ? sslContext() : null;
		NettyConnection connection = new NettyConnection(request, handler,
				new ConnectionLoop(this.loops.next(), this.timer));
		handler.opening(connection);
		new NettyConnect(request, connection, this.loops.channelType(), this.client, sslContext).start(this.lookup);
	}

	@Override
	public boolean inEventLoop() {
		return this.loops.inEventLoop();
	}

	private SslContext sslContext() {
		SslContext sslContext = this.sslContext;
		if (sslContext == null) {
			try {
				sslContext = SslContextBuilder.forClient()
					.sslProvider(SslProvider.JDK)
					.protocols("TLSv1.3", "TLSv1.2")
					.build();
			}
			catch (SSLException ex) {
				throw new ConnectSocketException("TLS can't be set up: " + ConnectFailure.reason(ex), ex);
			}
			this.sslContext = sslContext;
		}
		return sslContext;
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
