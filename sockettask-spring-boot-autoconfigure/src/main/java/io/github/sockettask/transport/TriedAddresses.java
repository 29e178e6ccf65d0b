package io.github.sockettask.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses that a task has tried since its last stable connection. They come after
 * all others, so that an attempt does not begin with an address that has just failed.
 *
 * @since 0.1.0
 */
public final class TriedAddresses {

	private static final int MAX = 64;

	/** Guarded by this. The one tried last is the last; most tasks have a single one. */
	private final List<InetSocketAddress> tried = new ArrayList<>(1);

	/**
	 * Put addresses into the order in which to try them. IPv6 and IPv4 alternate (RFC
	 * 8305, section 4), so that a network without one of them delays little.
	 * @param addresses the addresses, in the order in which the resolver prefers them
	 * @return of each family, the untried addresses, then the tried ones, the least
	 * recently tried first; the family of the first untried one begins
	 */
	public synchronized List<InetSocketAddress> inOrder(List<InetSocketAddress> addresses) {
		if (addresses.size() == 1) {
			return addresses;
		}
		Set<InetSocketAddress> order = new LinkedHashSet<>(addresses);
		for (InetSocketAddress address : this.tried) {
			if (order.remove(address)) {
				order.add(address);
			}
		}
		return alternating(order);
	}

	private static List<InetSocketAddress> alternating(Set<InetSocketAddress> addresses) {
		Deque<InetSocketAddress> family = new ArrayDeque<>();
		Deque<InetSocketAddress> other = new ArrayDeque<>();
		for (InetSocketAddress address : addresses) {
			boolean same = family.isEmpty() || isIpv6(address) == isIpv6(family.getFirst());
			(same ? family : other).add(address);
		}
		List<InetSocketAddress> order = new ArrayList<>(addresses.size());
		while (!family.isEmpty() || !other.isEmpty()) {
			if (!family.isEmpty()) {
				order.add(family.remove());
			}
			if (!other.isEmpty()) {
				order.add(other.remove());
			}
		}
		return order;
	}

	private static boolean isIpv6(InetSocketAddress address) {
		return address.getAddress() instanceof Inet6Address;
	}

	/**
	 * An address is being tried, or has turned out to be the one of the connection.
	 * @param address the address
	 */
	public synchronized void trying(InetSocketAddress address) {
		this.tried.remove(address);
		this.tried.add(address);
		if (this.tried.size() > MAX) {
			this.tried.remove(0);
		}
	}

	/**
	 * The last connection is stable: its address counts as untried.
	 */
	public synchronized void lasted() {
		if (!this.tried.isEmpty()) {
			this.tried.remove(this.tried.size() - 1);
		}
	}

}
