package io.github.sockettask.benchmarks.handlers;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.annotation.OnMessage;

/**
 * What is done with each type: next to nothing.
 */
class MarketHandlers {

	private @Nullable MarketEvent last;

	@OnMessage(value = "annotated", type = "trade")
	void onTrade(MarketEvent.Trade trade) {
		this.last = trade;
	}

	@OnMessage(value = "annotated", type = "quote")
	void onQuote(MarketEvent.Quote quote) {
		this.last = quote;
	}

	@OnMessage(value = "annotated", type = "depth")
	void onDepth(MarketEvent.Depth depth) {
		this.last = depth;
	}

	@OnMessage(value = "annotated", type = "candle")
	void onCandle(MarketEvent.Candle candle) {
		this.last = candle;
	}

	@OnMessage(value = "annotated", type = "status")
	void onStatus(MarketEvent.Status status) {
		this.last = status;
	}

	MarketEvent take() {
		MarketEvent last = this.last;
		if (last == null) {
			throw new IllegalStateException("No handler was called");
		}
		this.last = null;
		return last;
	}

}
