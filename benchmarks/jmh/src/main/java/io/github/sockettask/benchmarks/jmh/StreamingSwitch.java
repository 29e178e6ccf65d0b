package io.github.sockettask.benchmarks.jmh;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dispatch by hand: reads as far as the type, and then all with the reader for it.
 */
final class StreamingSwitch {

	private final JsonMapper mapper;

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
	 */
	StreamingSwitch(JsonMapper mapper, MarketHandlers handlers) {
		this.mapper = mapper;
		this.handlers = handlers;
		this.trades = mapper.readerFor(MarketEvent.Trade.class);
		this.quotes = mapper.readerFor(MarketEvent.Quote.class);
		this.depths = mapper.readerFor(MarketEvent.Depth.class);
		this.candles = mapper.readerFor(MarketEvent.Candle.class);
		this.statuses = mapper.readerFor(MarketEvent.Status.class);
	}

	void receive(String text) {
		String type = type(text);
		switch ((type != null) ? type : "") {
			case "trade" -> this.handlers.onTrade(this.trades.readValue(text));
			case "quote" -> this.handlers.onQuote(this.quotes.readValue(text));
			case "depth" -> this.handlers.onDepth(this.depths.readValue(text));
			case "candle" -> this.handlers.onCandle(this.candles.readValue(text));
			case "status" -> this.handlers.onStatus(this.statuses.readValue(text));
			default -> throw new IllegalArgumentException(text);
		}
	}

	private @Nullable String type(String text) {
		try (JsonParser parser = this.mapper.createParser(text)) {
			parser.nextToken();
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				parser.nextToken();
				if (name.equals("type")) {
					return parser.getString();
				}
				parser.skipChildren();
			}
			return null;
		}
	}

}
