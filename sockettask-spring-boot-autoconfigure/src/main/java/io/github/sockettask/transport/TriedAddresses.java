package io.github.sockettask.transport;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

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
