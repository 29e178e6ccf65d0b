package io.github.sockettask.samples.marketfeed.server;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/**
 * Serves the feed at {@code /feed}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class FeedServerConfiguration implements WebSocketConfigurer {

	private final FeedHandler feedHandler;

	private final Admission admission;

	FeedServerConfiguration(FeedHandler feedHandler, Admission admission) {
		this.feedHandler = feedHandler;
		this.admission = admission;
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.feedHandler, "/feed").addInterceptors(this.admission);
	}

}
