package io.github.sockettask.transport.netty;

import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * Transports whose event loops a test chooses.
 */
public final class TestTransports {

	private TestTransports() {
	}

	public static boolean isEpollPresent() {
		return EventLoops.isEpollPresent();
	}

	/**
	 * Create a transport.
	 * @param lookups runs name look-ups
	 * @param timer runs deadlines
	 * @param epoll whether to use epoll
	 * @param authority the only authority to trust, or {@code null} for those of the JVM
	 * @param addresses the addresses of every host, the preferred one first; none for
	 * those of the network
	 * @return the transport
	 */
	public static TyrusTransport create(Executor lookups, TransportTimer timer, boolean epoll,
			@Nullable X509Certificate authority, String... addresses) {
		return new TyrusTransport(lookups, timer, new EventLoops(epoll),
				(authority != null) ? trusting(authority) : null,
				(addresses.length > 0) ? (host) -> ResolvedHosts.resolve(host, addresses) : HostResolver.SYSTEM);
	}

	private static SslContext trusting(X509Certificate authority) {
		try {
			return SslContextBuilder.forClient().trustManager(authority).build();
		}
		catch (SSLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
