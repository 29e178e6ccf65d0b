package io.github.sockettask.benchmarks.handlers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.transport.Transport;
import io.github.sockettask.transport.TransportHandler;
import io.github.sockettask.transport.TransportRequest;

/**
 * Opens feeds, each by the host of its address.
 */
class FeedTransport implements Transport {

	private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

	@Override
	public void open(TransportRequest request, TransportHandler handler) {
		Feed feed = new Feed(handler);
		this.feeds.put(request.uri().getHost(), feed);
		feed.open();
	}

	Feed feed(String host) {
		Feed feed = this.feeds.get(host);
		if (feed == null) {
			throw new IllegalStateException("There is no connection to " + host);
		}
		return feed;
	}

}
