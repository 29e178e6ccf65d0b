package io.github.sockettask.guide;

import java.util.Map;

import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

// tag::prices[]
@Component
class Prices {

	@OnOpen("ticker")
	void subscribe(SocketTask ticker) {
		ticker.send(Map.of("subscribe", "SPX"));
	}

	@OnMessage("ticker")
	void trade(Trade trade) {
		System.out.println(trade.symbol() + " " + trade.price());
	}

	record Trade(String symbol, double price) {
	}

}
// end::prices[]
