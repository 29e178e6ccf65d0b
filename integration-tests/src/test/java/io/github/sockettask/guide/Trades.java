package io.github.sockettask.guide;

import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Component;

import io.github.sockettask.MessageContext;
import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;

/**
 * Handlers of {@code docs/handlers.md}.
 */
final class Trades {

	static final List<String> seen = new CopyOnWriteArrayList<>();

	private Trades() {
	}

	// tag::handler-types[]
	@Component
	@SocketTaskHandler("ticker")
	static class Feed {

		@OnMessage(type = "trade")
		void trade(Trade trade) {
			seen.add("trade " + trade.price());
		}

		@OnMessage(match = "/channel=alerts.*", condition = "field('/level') >= 3")
		void alert(@Payload("/data/text") String text, MessageContext message) {
			seen.add("alert " + message.sequence() + " " + text);
		}

		@OnMessage(unmatched = true)
		void other(String text) {
			seen.add("other " + text);
		}

	}

	record Trade(String symbol, BigDecimal price) {
	}
	// end::handler-types[]

	// tag::handler-errors[]
	@Component
	@SocketTaskHandler("ticker")
	static class Orders {

		@OnMessage(type = "order")
		String accept(Order order, @HandshakeHeader("X-Session") String session) {
			if (order.amount() <= 0) {
				throw new IllegalArgumentException("nothing to buy");
			}
			return "accepted " + order.amount() + " for " + session;
		}

		@OnError
		String refuse(IllegalArgumentException failure, MessageContext message) {
			return "refused " + message.field("/amount") + ": " + failure.getMessage();
		}

	}

	record Order(int amount) {
	}
	// end::handler-errors[]

}
