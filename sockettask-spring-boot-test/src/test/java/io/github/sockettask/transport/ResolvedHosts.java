package io.github.sockettask.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

import io.github.sockettask.contract.ExecutorTimer;

/**
 * Makes transports to which every host has the addresses of a test.
 */
public final class ResolvedHosts {

	private ResolvedHosts() {
	}

	/**
	 * Make a transport.
	 * @param addresses the addresses of every host, the preferred one first
	 * @return the transport
	 */
	public static TyrusTransport transport(String... addresses) {
		return new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(), null,
				(host) -> resolve(host, addresses));
	}

	static InetAddress[] resolve(String host, String... addresses) throws UnknownHostException {
		InetAddress[] found = new InetAddress[addresses.length];
		for (int i = 0; i < addresses.length; i++) {
			found[i] = InetAddress.getByAddress(host, InetAddress.getByName(addresses[i]).getAddress());
		}
		return found;
	}

}
