package io.github.sockettask.benchmarks.handlers;

import java.util.function.UnaryOperator;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dispatch by hand: finds the type, and then reads all with the reader for it.
 */
final class ReaderSwitch {

	private final UnaryOperator<String> finder;

	private final MarketHandlers handlers;

	private final ObjectReader trades;

	private final ObjectReader quotes;

	private final ObjectReader depths;

	private final ObjectReader candles;

	private final ObjectReader statuses;

	/**
	 * Create a switch.
	 * @param mapper reads
	 * @param handlers get what was read
	 * @param finder finds the type of a message
	 */
	ReaderSwitch(JsonMapper mapper, MarketHandlers handlers, UnaryOperator<String> finder) {
		this.finder = finder;
		this.handlers = handlers;
		this.trades = mapper.readerFor(MarketEvent.Trade.class);
		this.quotes = mapper.readerFor(MarketEvent.Quote.class);
		this.depths = mapper.readerFor(MarketEvent.Depth.class);
		this.candles = mapper.readerFor(MarketEvent.Candle.class);
		this.statuses = mapper.readerFor(MarketEvent.Status.class);
	}

	void receive(String text) {
		switch (this.finder.apply(text)) {
			case "trade" -> this.handlers.onTrade(this.trades.readValue(text));
			case "quote" -> this.handlers.onQuote(this.quotes.readValue(text));
			case "depth" -> this.handlers.onDepth(this.depths.readValue(text));
			case "candle" -> this.handlers.onCandle(this.candles.readValue(text));
			case "status" -> this.handlers.onStatus(this.statuses.readValue(text));
			default -> throw new IllegalArgumentException(text);
		}
	}

}
