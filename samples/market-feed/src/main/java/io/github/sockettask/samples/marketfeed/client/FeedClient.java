package io.github.sockettask.samples.marketfeed.client;

import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Subscribe;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Subscribed;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * Subscribes to the feed and keeps what arrives, each kind of message by a method of its
 * own. That there is a connection again after one has gone is the starter's work.
 */
@Component
class FeedClient {

	private static final Logger logger = LoggerFactory.getLogger(FeedClient.class);

	private final FeedModel model;

	FeedClient(SocketTask feed, FeedModel model, StatusTimeline timeline) {
		this.model = model;
		feed.addListener(timeline);
	}

	@OnOpen
	void open(SocketTask task) {
		logger.info("open     connection {}", task.socketTaskId());
		task.send(new Subscribe(Set.of("SPX"))).exceptionally((ex) -> {
			logger.warn("not subscribed: {}", ex.getMessage());
			return null;
		});
	}

	@OnMessage(type = "trade")
	void trade(Trade trade) {
		this.model.received(trade);
		logger.info("trade    {}", TradeLine.of(trade));
	}

	@OnMessage(type = "subscribed")
	void subscribed(Subscribed subscribed) {
		this.model.received(subscribed);
		logger.info("asked    {}", subscribed.symbols());
	}

	@OnMessage(unmatched = true)
	void other(String text) {
		logger.warn("ignored  {}", text);
	}

	@OnError
	void error(OnErrorCallbackResult result) {
		logger.warn("error    {}", result.errMsg());
	}

	@OnClose
	void close(OnCloseCallbackResult result) {
		logger.info("closed   {} {}", result.code(), result.reason());
	}

}
