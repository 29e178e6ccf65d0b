package io.github.sockettask.benchmarks.handlers;

import java.util.ArrayList;
import java.util.List;

/**
 * Messages of a market, about 300 characters each, of all types in turn.
 */
final class MarketMessages {

	private static final List<String> TYPES = List.of("trade", "quote", "depth", "candle", "status");

	private static final List<String> BODIES = List.of("""
			"symbol":"BTC-USD","exchange":"XNAS","tradeId":%d,"price":67123.45,"size":0.01500000,"side":"buy",\
			"eventTime":1764075723123,"tradeTime":1764075723119,"buyerIsMaker":false,"conditions":["@","F","T"],\
			"venue":"primary-1","fee":{"currency":"USD","amount":1.00685175}""", """
			"symbol":"BTC-USD","exchange":"XNAS","updateId":%d,"bidPrice":67123.44,"bidSize":1.25000000,\
			"bidVenue":"primary-1","askPrice":67123.46,"askSize":0.75000000,"askVenue":"secondary-2",\
			"eventTime":1764075723123,"conditions":["R","O"],"tape":"C\"""", """
			"symbol":"BTC-USD","exchange":"XNAS","firstUpdateId":%d,"lastUpdateId":401234567899,\
			"bids":[[67123.44,1.25],[67123.43,0.5],[67123.42,2.75]],\
			"asks":[[67123.46,0.75],[67123.47,1.5],[67123.48,3.25]],"eventTime":1764075723123""", """
			"symbol":"BTC-USD","exchange":"XNAS","interval":"1m","trades":%d,"openTime":1764075660000,\
			"closeTime":1764075719999,"open":67100.01,"high":67150.5,"low":67090.25,"close":67123.45,\
			"volume":12.345678,"closed":true,"quoteVolume":828456.1234""", """
			"symbol":"BTC-USD","exchange":"XNAS","resumesAt":%d,"phase":"halted","reason":"volatility",\
			"eventTime":1764075723123,"affectedVenues":["primary-1","secondary-2"],\
			"message":"Trading pauses for five minutes after a move of ten per cent\"""");

	/** As many as no cache of the processor mistakes for one. */
	private static final int COUNT = 1000;

	private final String[] messages;

	private int next;

	/**
	 * Create messages.
	 * @param place where in a message its type is: {@code first} or {@code last}
	 */
	MarketMessages(String place) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			String type = "\"type\":\"" + TYPES.get(i % TYPES.size()) + "\"";
			String body = BODIES.get(i % BODIES.size()).formatted(401234567000L + i);
			texts.add("first".equals(place) ? "{" + type + "," + body + "}" : "{" + body + "," + type + "}");
		}
		this.messages = texts.toArray(String[]::new);
	}

	String next() {
		if (this.next == COUNT) {
			this.next = 0;
		}
		return this.messages[this.next++];
	}

}
