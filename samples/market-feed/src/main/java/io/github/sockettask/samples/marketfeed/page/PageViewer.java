package io.github.sockettask.samples.marketfeed.page;

import java.io.IOException;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A browser that shows the page, and what it has seen. Updated by one thread.
 */
class PageViewer {

	private final SseEmitter emitter;

	private long lastTrade;

	private int lastChange;

	PageViewer(SseEmitter emitter) {
		this.emitter = emitter;
	}

	void update(PageSource source) throws IOException {
		PageUpdate update = source.updateAfter(this.lastTrade, this.lastChange);
		this.emitter.send(update);
		update.trades().forEach((trade) -> this.lastTrade = trade.number());
		update.changes().forEach((change) -> this.lastChange = change.number());
	}

	void complete() {
		this.emitter.complete();
	}

}
