package io.github.sockettask.transport;

import java.net.InetAddress;

/**
 * Which addresses may be connected to.
 */
@FunctionalInterface
public interface AddressFilter {

	/** Allows every address. */
	AddressFilter ALL = (address) -> true;

	/**
	 * Decide on an address; may block.
	 * @param address a resolved address; one of IPv6 that only maps one of IPv4 comes as
	 * the latter
	 * @return whether it may be connected to
	 */
	boolean allows(InetAddress address);

}
