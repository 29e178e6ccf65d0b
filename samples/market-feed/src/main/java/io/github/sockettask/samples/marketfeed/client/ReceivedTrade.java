package io.github.sockettask.samples.marketfeed.client;

import java.time.Instant;

import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * A trade that has arrived.
 *
 * @param number the number of trades up to this one
 * @param time when it arrived
 * @param trade the trade
 */
public record ReceivedTrade(long number, Instant time, Trade trade) {

}
