package io.github.sockettask.samples.marketfeed.server;

import java.util.List;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * Publishes the history's trades again, one per interval, in a loop. The market does not
 * wait: trades go on without a connection.
 */
@Component
class TradeReplay {

	private final List<Trade> trades;

	private final Subscribers subscribers;

	private int next;

	TradeReplay(TradeHistory history, Subscribers subscribers) {
		this.trades = history.trades();
		this.subscribers = subscribers;
	}

	@Scheduled(fixedRateString = "${feed.interval}")
	void publishNext() {
		this.subscribers.publish(this.trades.get(this.next));
		this.next = (this.next + 1) % this.trades.size();
	}

}
