package io.github.sockettask.client.connect;

import java.util.List;

import io.github.sockettask.settings.UrlOrder;
import io.github.sockettask.transport.TriedAddresses;

/**
 * The URLs of a task. Each attempt takes one. The host of a URL may have several
 * addresses, which {@link TriedAddresses} orders.
 */
public class TaskUrls {

	private final List<String> urls;

	private final UrlOrder order;

	private final TriedAddresses tried = new TriedAddresses();

	// Guarded by this: index of the next URL
	private int next;

	// Guarded by this: number of failures since a connection has lasted
	private int failed;

	public TaskUrls(List<String> urls, UrlOrder order) {
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

	// An attempt has failed, or its connection has not lasted. Returns whether a URL is
	// left that has not failed in this round.
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
			// When it ends, the first URL is tried again.
			this.next = 0;
		}
	}

}
