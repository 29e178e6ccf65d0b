package io.github.sockettask.client.connect;

import java.util.List;

import io.github.sockettask.settings.UrlOrder;
import io.github.sockettask.transport.TriedAddresses;

/**
 * The addresses of a task, of which each attempt takes one. A host may have several
 * addresses itself, which are tried in an order of their own.
 */
public class TaskUrls {

	private final List<String> urls;

	private final UrlOrder order;

	private final TriedAddresses tried = new TriedAddresses();

	// Guarded by this: the one to be taken next
	private int next;

	// Guarded by this: so many have failed since the last one that has lasted
	private int failed;

	/**
	 * Create addresses.
	 * @param urls the addresses, at least one
	 * @param order which one is next
	 */
	TaskUrls(List<String> urls, UrlOrder order) {
		this.urls = urls;
		this.order = order;
	}

	TriedAddresses tried() {
		return this.tried;
	}

	synchronized String next() {
		String url = this.urls.get(this.next);
		if (this.order == UrlOrder.ROUND_ROBIN) {
			this.next = (this.next + 1) % this.urls.size();
		}
		return url;
	}

	/**
	 * An attempt has failed, or its connection has not lasted.
	 * @return whether there are addresses that have not failed in this round
	 */
	public synchronized boolean failed() {
		this.failed = (this.failed + 1) % this.urls.size();
		if (this.order == UrlOrder.FAILOVER) {
			this.next = (this.next + 1) % this.urls.size();
		}
		return this.failed != 0;
	}

	/** A connection has lasted. */
	public synchronized void lasted() {
		this.failed = 0;
		this.tried.lasted();
		if (this.order == UrlOrder.FAILOVER) {
			// when it ends, the first one is tried again
			this.next = 0;
		}
	}

}
