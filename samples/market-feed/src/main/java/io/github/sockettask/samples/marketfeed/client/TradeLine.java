package io.github.sockettask.samples.marketfeed.client;

import java.util.Locale;

import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * A trade as one line whose columns stand below each other.
 */
final class TradeLine {

	private TradeLine() {
	}

	static String of(Trade trade) {
		return String.format(Locale.ROOT, "%-6s %s %,10.2f  volume %,14d", trade.symbol(), trade.date(), trade.price(),
				trade.volume());
	}

}
