package io.github.sockettask.transport;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The addresses that a task has tried since a connection has lasted. They come behind all
 * others, so that each attempt begins behind the address that has failed.
 *
 * @since 0.1.0
 */
public final class TriedAddresses {

	private static final int MAX = 64;

	/** Guarded by this: the one tried last is the last. */
	private final Set<InetSocketAddress> tried = new LinkedHashSet<>();

	/**
	 * Put addresses into the order in which to try them.
	 * @param addresses the addresses, in the order in which the resolver prefers them
	 * @return those that were not tried, then those that were, the longest ago first
	 */
	public synchronized List<InetSocketAddress> inOrder(List<InetSocketAddress> addresses) {
		List<InetSocketAddress> order = new ArrayList<>(addresses);
		order.removeAll(this.tried);
		for (InetSocketAddress address : this.tried) {
			if (addresses.contains(address)) {
				order.add(address);
			}
		}
		return order;
	}

	public synchronized void trying(InetSocketAddress address) {
		this.tried.remove(address);
		this.tried.add(address);
		if (this.tried.size() > MAX) {
			Iterator<InetSocketAddress> first = this.tried.iterator();
			first.next();
			first.remove();
		}
	}

	/**
	 * The connection has lasted that was made last: its address is as good as those that
	 * were not tried.
	 */
	public synchronized void lasted() {
		Iterator<InetSocketAddress> all = this.tried.iterator();
		while (all.hasNext()) {
			all.next();
			if (!all.hasNext()) {
				all.remove();
			}
		}
	}

}
