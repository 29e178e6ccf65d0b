package io.github.sockettask.samples.marketfeed.page;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends updates to all pages, as server-sent events. There is an update per interval even
 * if there is no news: it is the heart-beat that finds browsers that have gone.
 */
@RestController
class PageController {

	private static final long NO_TIMEOUT = 0;

	private final Set<PageViewer> viewers = ConcurrentHashMap.newKeySet();

	private final PageSource source;

	PageController(PageSource source) {
		this.source = source;
	}

	@GetMapping("/updates")
	SseEmitter updates() {
		SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
		PageViewer viewer = new PageViewer(emitter);
		emitter.onCompletion(() -> this.viewers.remove(viewer));
		this.viewers.add(viewer);
		return emitter;
	}

	@Scheduled(fixedDelayString = "${feed.page-interval:200ms}")
	void update() {
		for (PageViewer viewer : this.viewers) {
			try {
				viewer.update(this.source);
			}
			catch (IOException | IllegalStateException ex) {
				// the browser has gone; the container completes the emitter
				this.viewers.remove(viewer);
			}
		}
	}

	/** An open response would hold up the server's graceful shutdown. */
	@EventListener(ContextClosedEvent.class)
	void complete() {
		this.viewers.forEach(PageViewer::complete);
	}

	int viewers() {
		return this.viewers.size();
	}

}
