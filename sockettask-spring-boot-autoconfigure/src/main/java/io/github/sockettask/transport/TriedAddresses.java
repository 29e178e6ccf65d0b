package io.github.sockettask.transport;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
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

	/** Guarded by this: the one tried last is the last. */
	private final Set<InetSocketAddress> tried = new LinkedHashSet<>();

	/**
	 * Put addresses into the order in which to try them.
	 * @param addresses the addresses, in the order in which the resolver prefers them
	 * @return the untried addresses, then the tried ones, the least recently tried first
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
	 * The last connection is stable: its address counts as untried.
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
