package io.github.sockettask.samples.marketfeed.server;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;

import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * All connections to the feed.
 */
@Component
class Subscribers {

	private static final Log logger = LogFactory.getLog(Subscribers.class);

	private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();

	private final Suspension suspension;

	Subscribers(Suspension suspension) {
		this.suspension = suspension;
	}

	void add(String sessionId, Subscriber subscriber) {
		this.subscribers.put(sessionId, subscriber);
	}

	@Nullable Subscriber get(String sessionId) {
		return this.subscribers.get(sessionId);
	}

	void remove(String sessionId) {
		this.subscribers.remove(sessionId);
	}

	int size() {
		return this.subscribers.size();
	}

	List<Subscriber> removeAll() {
		List<Subscriber> removed = List.copyOf(this.subscribers.values());
		this.subscribers.values().removeAll(removed);
		return removed;
	}

	void publish(Trade trade) {
		if (this.suspension.isSuspended()) {
			return;
		}
		this.subscribers.forEach((sessionId, subscriber) -> {
			if (subscriber.symbols().contains(trade.symbol())) {
				publish(trade, sessionId, subscriber);
			}
		});
	}

	private void publish(Trade trade, String sessionId, Subscriber subscriber) {
		try {
			subscriber.send(trade);
		}
		catch (IOException | RuntimeException ex) {
			// too slow or gone, which must not stop the others
			logger.debug("Session " + sessionId + " gets no more trades", ex);
			remove(sessionId);
			subscriber.close(CloseStatus.SESSION_NOT_RELIABLE);
		}
	}

}
