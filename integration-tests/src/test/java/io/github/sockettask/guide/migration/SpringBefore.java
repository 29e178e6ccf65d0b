package io.github.sockettask.guide.migration;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.client.WebSocketConnectionManager;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client with the means of Spring.
 */
final class SpringBefore {

	private SpringBefore() {
	}

	// tag::spring-before[]
	@Configuration(proxyBeanMethods = false)
	static class TickerConfiguration {

		@Bean
		WebSocketConnectionManager tickerConnection(TickerHandler handler, @Value("${ticker.url}") String url) {
			WebSocketConnectionManager manager = new WebSocketConnectionManager(new StandardWebSocketClient(), handler,
					url);
			manager.setAutoStartup(true);
			return manager;
		}

		@Bean
		TickerHandler tickerHandler(JsonMapper mapper) {
			return new TickerHandler(mapper);
		}

	}

	static class TickerHandler extends TextWebSocketHandler {

		private final JsonMapper mapper;

		TickerHandler(JsonMapper mapper) {
			this.mapper = mapper;
		}

		@Override
		public void afterConnectionEstablished(WebSocketSession session) throws Exception {
			session.sendMessage(new TextMessage("{\"subscribe\":\"SPX\"}"));
		}

		@Override
		protected void handleTextMessage(WebSocketSession session, TextMessage message) {
			Trade trade = this.mapper.readValue(message.getPayload(), Trade.class);
			System.out.println(trade.symbol() + " " + trade.price());
		}

		@Override
		public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
			System.out.println("closed: " + status.getCode());
			// and now? The manager does not connect again
		}

	}
	// end::spring-before[]

	record Trade(String symbol, double price) {

	}

}
