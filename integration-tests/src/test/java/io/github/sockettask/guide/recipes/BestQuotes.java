package io.github.sockettask.guide.recipes;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

// tag::best-quotes[]
@Component
@SocketTaskHandler({ "new-york", "london" })
class BestQuotes {

	private final Map<String, Double> asks = new ConcurrentHashMap<>();

	@OnMessage
	void quote(Quote quote, SocketTask exchange) {
		this.asks.put(exchange.name(), quote.ask());
	}

	@OnClose
	void closed(SocketTask exchange) {
		this.asks.remove(exchange.name());
	}

	OptionalDouble best() {
		return this.asks.values().stream().mapToDouble(Double::doubleValue).min();
	}

	record Quote(String symbol, double ask) {
	}

}
// end::best-quotes[]
