package io.github.sockettask.transport.netty;

import java.security.cert.X509Certificate;
import java.util.concurrent.Executor;

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
	 * @param epoll whether to use epoll, and the native provider of TLS if it is present
	 * @param authority the only authority to trust, or {@code null} for those of the JVM
	 * @param addresses the addresses of every host, the preferred one first; none for
	 * those of the network
	 * @return the transport
	 */
	public static TyrusTransport create(Executor lookups, TransportTimer timer, boolean epoll,
			@Nullable X509Certificate authority, String... addresses) {
		return new TyrusTransport(lookups, timer, new EventLoops(epoll),
				(authority != null) ? TestTls.trusting(authority, epoll) : TestTls.none(),
				(addresses.length > 0) ? (host) -> ResolvedHosts.resolve(host, addresses) : HostResolver.SYSTEM);
	}

}
