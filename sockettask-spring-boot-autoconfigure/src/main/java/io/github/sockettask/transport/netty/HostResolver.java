package io.github.sockettask.transport.netty;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Looks up the addresses of a host.
 */
@FunctionalInterface
interface HostResolver {

	/** The resolver of the JVM, which blocks. */
	HostResolver SYSTEM = InetAddress::getAllByName;

	/**
	 * Look up a host.
	 * @param host a name, or an address of IPv6 with a zone
	 * @return the addresses, the preferred one first
	 * @throws UnknownHostException if there are none
	 */
	InetAddress[] addresses(String host) throws UnknownHostException;

}
