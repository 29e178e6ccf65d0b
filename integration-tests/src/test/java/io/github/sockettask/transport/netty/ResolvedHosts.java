package io.github.sockettask.transport.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Gives every host the addresses of a test.
 */
final class ResolvedHosts {

	private ResolvedHosts() {
	}

	static InetAddress[] resolve(String host, String... addresses) throws UnknownHostException {
		InetAddress[] found = new InetAddress[addresses.length];
		for (int i = 0; i < addresses.length; i++) {
			found[i] = InetAddress.getByAddress(host, InetAddress.getByName(addresses[i]).getAddress());
		}
		return found;
	}

}
