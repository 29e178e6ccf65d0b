package io.github.sockettask.guide.recipes;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;

// tag::trading-hours[]
@Component
class TradingHours {

	private final SocketTask ticker;

	TradingHours(SocketTask ticker) {
		this.ticker = ticker;
	}

	@Scheduled(cron = "0 0 7 * * MON-FRI")
	void open() {
		this.ticker.start();
	}

	@Scheduled(cron = "0 0 22 * * MON-FRI")
	void close() {
		this.ticker.stop();
	}

}
// end::trading-hours[]
