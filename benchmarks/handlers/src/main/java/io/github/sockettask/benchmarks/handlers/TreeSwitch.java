package io.github.sockettask.benchmarks.handlers;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dispatch by hand: reads a tree, looks for the type and converts the tree.
 *
 * @param mapper reads
 * @param handlers get what was read
 */
record TreeSwitch(JsonMapper mapper, MarketHandlers handlers) {

	void receive(String text) {
		JsonNode tree = this.mapper.readTree(text);
		switch (tree.get("type").asString()) {
			case "trade" -> this.handlers.onTrade(this.mapper.treeToValue(tree, MarketEvent.Trade.class));
			case "quote" -> this.handlers.onQuote(this.mapper.treeToValue(tree, MarketEvent.Quote.class));
			case "depth" -> this.handlers.onDepth(this.mapper.treeToValue(tree, MarketEvent.Depth.class));
			case "candle" -> this.handlers.onCandle(this.mapper.treeToValue(tree, MarketEvent.Candle.class));
			case "status" -> this.handlers.onStatus(this.mapper.treeToValue(tree, MarketEvent.Status.class));
			default -> throw new IllegalArgumentException(text);
		}
	}

}
