package io.github.sockettask.benchmarks.handlers;

import java.math.BigDecimal;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.annotation.OnMessage;

/**
 * Handlers of a feed that carries five types of messages, called by annotations and by
 * switches that somebody has written.
 */
class Market {

	static final List<String> TYPES = List.of("trade", "quote", "candle", "status", "heartbeat");

	private final JsonMapper mapper;

	private final ObjectReader[] readers;

	long handled;

	Market(JsonMapper mapper) {
		this.mapper = mapper;
		this.readers = new ObjectReader[] { mapper.readerFor(Trade.class), mapper.readerFor(Quote.class),
				mapper.readerFor(Candle.class), mapper.readerFor(Status.class), mapper.readerFor(Heartbeat.class) };
	}

	static String[] messages() {
		return TYPES.stream()
			.map((type) -> """
					{"type":"%s","id":123456789,"symbol":"BTC-USD","exchange":"example","price":67890.12,"size":0.12345678,\
					"side":"buy","time":"2026-11-25T12:34:56.789012Z","sequence":9876543210,"flags":["regular","late"],\
					"maker":"0f8fad5b-d9cb-469f-a165-70867728950e","taker":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}"""
				.formatted(type))
			.toArray(String[]::new);
	}

	@OnMessage(task = "text")
	void text(String text) {
		this.handled += text.length();
	}

	@OnMessage(task = "market", type = "trade")
	void trade(Trade trade) {
		this.handled += trade.id();
	}

	@OnMessage(task = "market", type = "quote")
	void quote(Quote quote) {
		this.handled += quote.id();
	}

	@OnMessage(task = "market", type = "candle")
	void candle(Candle candle) {
		this.handled += candle.id();
	}

	@OnMessage(task = "market", type = "status")
	void status(Status status) {
		this.handled += status.id();
	}

	@OnMessage(task = "market", type = "heartbeat")
	void heartbeat(Heartbeat heartbeat) {
		this.handled += heartbeat.id();
	}

	// as most people write it
	void treeSwitch(String message) {
		JsonNode node = this.mapper.readTree(message);
		switch (node.get("type").asString()) {
			case "trade" -> trade(this.mapper.treeToValue(node, Trade.class));
			case "quote" -> quote(this.mapper.treeToValue(node, Quote.class));
			case "candle" -> candle(this.mapper.treeToValue(node, Candle.class));
			case "status" -> status(this.mapper.treeToValue(node, Status.class));
			case "heartbeat" -> heartbeat(this.mapper.treeToValue(node, Heartbeat.class));
			default -> throw new IllegalArgumentException(message);
		}
	}

	// as fast as it can be, for messages that all begin with their type
	void textSwitch(String message) {
		int start = message.indexOf("\"type\":\"") + 8;
		switch (message.substring(start, message.indexOf('"', start))) {
			case "trade" -> trade(this.readers[0].readValue(message));
			case "quote" -> quote(this.readers[1].readValue(message));
			case "candle" -> candle(this.readers[2].readValue(message));
			case "status" -> status(this.readers[3].readValue(message));
			case "heartbeat" -> heartbeat(this.readers[4].readValue(message));
			default -> throw new IllegalArgumentException(message);
		}
	}

	record Trade(String type, long id, String symbol, BigDecimal price, BigDecimal size, String side, String time) {

	}

	record Quote(String type, long id, String symbol, BigDecimal price, BigDecimal size, String side, String time) {

	}

	record Candle(String type, long id, String symbol, BigDecimal price, BigDecimal size, String side, String time) {

	}

	record Status(String type, long id, String symbol, BigDecimal price, BigDecimal size, String side, String time) {

	}

	record Heartbeat(String type, long id, String symbol, BigDecimal price, BigDecimal size, String side, String time) {

	}

}
