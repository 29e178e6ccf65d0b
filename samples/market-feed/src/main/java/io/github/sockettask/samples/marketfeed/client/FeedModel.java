package io.github.sockettask.samples.marketfeed.client;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.springframework.stereotype.Component;

import io.github.sockettask.samples.marketfeed.message.FeedMessage;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * The last trades, and how fast messages arrive.
 */
@Component
public class FeedModel {

	private static final int CAPACITY = 1000;

	/** Guarded by this, as all that follows. */
	private final Deque<ReceivedTrade> trades = new ArrayDeque<>();

	private final MessageRate messageRate = new MessageRate();

	private long totalTrades;

	synchronized void received(FeedMessage message) {
		Instant now = Instant.now();
		this.messageRate.count(now);
		if (message instanceof Trade trade) {
			this.trades.add(new ReceivedTrade(++this.totalTrades, now, trade));
			if (this.trades.size() > CAPACITY) {
				this.trades.removeFirst();
			}
		}
	}

	/**
	 * Return the trades that a reader has not seen yet.
	 * @param number the last trade that was seen, or 0
	 * @return the trades, oldest first
	 */
	public synchronized List<ReceivedTrade> tradesAfter(long number) {
		return this.trades.stream().filter((trade) -> trade.number() > number).toList();
	}

	public synchronized long totalTrades() {
		return this.totalTrades;
	}

	public synchronized double messagesPerSecond() {
		return this.messageRate.perSecond(Instant.now());
	}

}
