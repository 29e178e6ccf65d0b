package io.github.sockettask.samples.marketfeed.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * The daily closing prices of the S&amp;P 500 from 2000 to 2020, as trades.
 */
@Component
class TradeHistory {

	static final String SYMBOL = "SPX";

	private final List<Trade> trades;

	TradeHistory(@Value("classpath:data/sp500-2000.csv") Resource csv) throws IOException {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(csv.getInputStream(), StandardCharsets.UTF_8))) {
			this.trades = reader.lines().skip(1).map(TradeHistory::parse).toList();
		}
	}

	// a line is: date, open, high, low, close, adjusted close, volume
	private static Trade parse(String line) {
		String[] fields = line.split(",");
		BigDecimal close = new BigDecimal(fields[4]).setScale(2, RoundingMode.HALF_UP);
		return new Trade(SYMBOL, close, LocalDate.parse(fields[0]), Long.parseLong(fields[6]));
	}

	List<Trade> trades() {
		return this.trades;
	}

}
