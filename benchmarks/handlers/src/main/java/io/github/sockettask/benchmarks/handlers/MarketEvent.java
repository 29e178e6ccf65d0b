package io.github.sockettask.benchmarks.handlers;

import java.util.List;

/**
 * What a market tells, in five types that have next to nothing in common.
 */
public interface MarketEvent {

	String symbol();

	/** A purchase. */
	record Trade(String symbol, String exchange, long tradeId, double price, double size, String side, long eventTime,
			long tradeTime, boolean buyerIsMaker, List<String> conditions, String venue,
			Fee fee) implements MarketEvent {

	}

	/** Part of a trade. */
	record Fee(String currency, double amount) {

	}

	/** The best prices offered by buyers and sellers. */
	record Quote(String symbol, String exchange, double bidPrice, double bidSize, String bidVenue, double askPrice,
			double askSize, String askVenue, long eventTime, long updateId, List<String> conditions,
			String tape) implements MarketEvent {

	}

	/** What is wanted, by price. */
	record Depth(String symbol, String exchange, long firstUpdateId, long lastUpdateId, List<List<Double>> bids,
			List<List<Double>> asks, long eventTime) implements MarketEvent {

	}

	/** A minute of trades. */
	record Candle(String symbol, String exchange, String interval, long openTime, long closeTime, double open,
			double high, double low, double close, double volume, long trades, boolean closed,
			double quoteVolume) implements MarketEvent {

	}

	/** Whether there can be trades. */
	record Status(String symbol, String exchange, String phase, String reason, long eventTime, long resumesAt,
			List<String> affectedVenues, String message) implements MarketEvent {

	}

}
