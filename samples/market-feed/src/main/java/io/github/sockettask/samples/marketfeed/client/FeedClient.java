package io.github.sockettask.samples.marketfeed.client;

import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.samples.marketfeed.message.FeedMessage;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Subscribe;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Trade;

/**
 * Subscribes to the feed and keeps what arrives.
 */
@Component
class FeedClient {

	private static final Logger logger = LoggerFactory.getLogger(FeedClient.class);

	private final FeedModel model;

	private final StateTimeline timeline;

	FeedClient(FeedModel model, StateTimeline timeline) {
		this.model = model;
		this.timeline = timeline;
	}

	@OnOpen
	void open(SocketTask task, OnOpenCallbackResult result) {
		this.timeline.opened(result.profile());
		logger.info("open     connection {}", task.socketTaskId());
		task.send(new Subscribe(Set.of("SPX"))).exceptionally((ex) -> {
			logger.warn("not subscribed: {}", ex.getMessage());
			return null;
		});
	}

	@OnMessage
	void message(FeedMessage message) {
		this.model.received(message);
		if (message instanceof Trade trade) {
			logger.info("trade    {}", TradeLine.of(trade));
		}
	}

	@OnError
	void error(OnErrorCallbackResult result) {
		this.timeline.failed(result.errMsg());
		logger.warn("error    {}", result.errMsg());
	}

	@OnClose
	void close(OnCloseCallbackResult result) {
		this.timeline.closed(result);
		logger.info("closed   {} {}", result.code(), result.reason());
	}

}
