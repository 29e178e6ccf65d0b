package io.github.sockettask.samples.marketfeed.server;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.samples.marketfeed.message.FeedMessage;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Subscribe;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Subscribed;
import io.github.sockettask.samples.marketfeed.message.FeedMessage.Unsubscribe;

/**
 * Takes and ends subscriptions.
 */
@Component
class FeedHandler extends TextWebSocketHandler {

	private final Subscribers subscribers;

	private final JsonMapper jsonMapper;

	FeedHandler(Subscribers subscribers, JsonMapper jsonMapper) {
		this.subscribers = subscribers;
		this.jsonMapper = jsonMapper;
	}

	@Override
	public void afterConnectionEstablished(WebSocketSession session) {
		this.subscribers.add(session.getId(), new Subscriber(session, this.jsonMapper));
	}

	@Override
	protected void handleTextMessage(WebSocketSession session, TextMessage text) throws IOException {
		Subscriber subscriber = this.subscribers.get(session.getId());
		if (subscriber == null) {
			return;
		}
		FeedMessage message = parse(text.getPayload());
		if (message instanceof Subscribe subscribe) {
			subscribe.symbols().stream().filter(TradeHistory.SYMBOL::equals).forEach(subscriber.symbols()::add);
			subscriber.send(new Subscribed(subscriber.snapshot()));
		}
		else if (message instanceof Unsubscribe unsubscribe) {
			subscriber.symbols().removeAll(unsubscribe.symbols());
			subscriber.send(new Subscribed(subscriber.snapshot()));
		}
		else {
			session.close(CloseStatus.POLICY_VIOLATION.withReason("neither subscribe nor unsubscribe"));
		}
	}

	private @Nullable FeedMessage parse(String json) {
		try {
			return this.jsonMapper.readValue(json, FeedMessage.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	@Override
	public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
		this.subscribers.remove(session.getId());
	}

}
