package io.github.sockettask.samples.marketfeed.message;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A message of the feed in either direction. All kinds share one socket; the JSON
 * property {@code type} tells them apart.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface FeedMessage {

	/**
	 * Asks the server for the trades of some symbols.
	 *
	 * @param symbols the symbols
	 */
	@JsonTypeName("subscribe")
	record Subscribe(Set<String> symbols) implements FeedMessage {

	}

	/**
	 * Asks the server for no more trades of some symbols.
	 *
	 * @param symbols the symbols
	 */
	@JsonTypeName("unsubscribe")
	record Unsubscribe(Set<String> symbols) implements FeedMessage {

	}

	/**
	 * The server's answer to both: all that is subscribed to now.
	 *
	 * @param symbols the symbols; those that the server does not know are missing
	 */
	@JsonTypeName("subscribed")
	record Subscribed(Set<String> symbols) implements FeedMessage {

	}

	/**
	 * A trade.
	 *
	 * @param symbol what was traded
	 * @param price the price
	 * @param date the day of the trade
	 * @param volume how much was traded
	 */
	@JsonTypeName("trade")
	record Trade(String symbol, BigDecimal price, LocalDate date, long volume) implements FeedMessage {

	}

}
