package io.github.sockettask.samples.marketfeed.page;

import java.time.Instant;
import java.util.List;

import io.github.sockettask.samples.marketfeed.client.ReceivedTrade;
import io.github.sockettask.samples.marketfeed.client.StatusChange;

/**
 * What is new for a page.
 *
 * @param time when, by the clock that stamped trades and changes
 * @param socketTaskId number of the current connection
 * @param messagesPerSecond how fast messages arrive
 * @param trades the trades since the last update
 * @param changes the changes of status since the last update
 */
record PageUpdate(Instant time, int socketTaskId, double messagesPerSecond, List<ReceivedTrade> trades,
		List<StatusChange> changes) {

}
