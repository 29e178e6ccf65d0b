package io.github.sockettask.guide.migration;

import java.util.Map;

import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

// tag::migration-after[]
@Component
@SocketTaskHandler("ticker")
class TickerPrices {

	@OnOpen
	Map<String, String> subscribe() {
		return Map.of("subscribe", "SPX");
	}

	@OnMessage
	void trade(Trade trade) {
		System.out.println(trade.symbol() + " " + trade.price());
	}

	@OnError
	void failed(Throwable failure) {
		System.out.println("failed: " + failure.getMessage());
	}

	@OnClose
	void closed(int code) {
		System.out.println("closed: " + code);
	}

	record Trade(String symbol, double price) {
	}

}
// end::migration-after[]
