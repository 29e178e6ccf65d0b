package io.github.sockettask.guide.recipes;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

// tag::feed[]
@Component
@SocketTaskHandler("feed")
class TradeFeed {

	private final SocketTask feed;

	private final Book book;

	private final Set<String> symbols = new ConcurrentSkipListSet<>();

	private long last;

	TradeFeed(SocketTask feed, Book book) {
		this.feed = feed;
		this.book = book;
	}

	/** May be called at any time, from any thread. */
	void subscribe(String symbol) {
		if (this.symbols.add(symbol) && this.feed.readyState() == SocketTask.OPEN) {
			subscribe(Set.of(symbol));
		}
	}

	@OnOpen
	void opened() {
		if (!this.symbols.isEmpty()) {
			subscribe(this.symbols);
		}
	}

	@OnMessage(type = "trade")
	void trade(Trade trade) {
		if (trade.sequence() <= this.last) {
			return;
		}
		if (this.last > 0 && trade.sequence() > this.last + 1) {
			this.book.reload();
		}
		this.last = trade.sequence();
		this.book.add(trade);
	}

	private void subscribe(Set<String> symbols) {
		this.feed.send(new Subscription("subscribe", symbols));
	}

	record Subscription(String op, Set<String> symbols) {
	}

	record Trade(String symbol, double price, long sequence) {
	}

}
// end::feed[]
