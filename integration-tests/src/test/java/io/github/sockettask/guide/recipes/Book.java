package io.github.sockettask.guide.recipes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.stereotype.Component;

import io.github.sockettask.guide.recipes.TradeFeed.Trade;

/**
 * What an application does with trades.
 */
@Component
class Book {

	private final List<String> entries = new CopyOnWriteArrayList<>();

	void add(Trade trade) {
		this.entries.add(trade.symbol() + " " + trade.sequence());
	}

	void reload() {
		this.entries.add("reload");
	}

	List<String> entries() {
		return this.entries;
	}

}
