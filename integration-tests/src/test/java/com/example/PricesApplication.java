package com.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

@SpringBootApplication
public class PricesApplication {

	public static void main(String[] args) {
		SpringApplication.run(PricesApplication.class, args);
	}

	@Component
	static class Prices {

		@OnOpen("feed")
		Map<String, Object> subscribe() {
			return Map.of("type", "subscribe", "symbols", List.of("SPX"));
		}

		@OnMessage(value = "feed", type = "trade")
		void trade(Trade trade) {
			System.out.println(trade.symbol() + " " + trade.price());
		}

		@OnMessage(value = "feed", unmatched = true)
		void other(String text) {
			System.out.println(text);
		}

	}

	record Trade(String symbol, BigDecimal price) {
	}

}
