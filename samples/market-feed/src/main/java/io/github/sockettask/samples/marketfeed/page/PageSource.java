package io.github.sockettask.samples.marketfeed.page;

import java.time.Instant;

import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;
import io.github.sockettask.samples.marketfeed.client.FeedModel;
import io.github.sockettask.samples.marketfeed.client.StatusTimeline;

/**
 * Knows what is new for a page.
 */
@Component
class PageSource {

	private final SocketTask feed;

	private final FeedModel model;

	private final StatusTimeline timeline;

	PageSource(SocketTask feed, FeedModel model, StatusTimeline timeline) {
		this.feed = feed;
		this.model = model;
		this.timeline = timeline;
	}

	PageUpdate updateAfter(long trade, int change) {
		return new PageUpdate(Instant.now(), this.feed.socketTaskId(), this.model.messagesPerSecond(),
				this.model.tradesAfter(trade), this.timeline.changesAfter(change));
	}

}
