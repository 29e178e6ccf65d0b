package io.github.sockettask.guide;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnMessage;

/**
 * More handlers of {@code docs/handlers.md}.
 */
final class ComposedHandlers {

	static final List<String> seen = new CopyOnWriteArrayList<>();

	private ComposedHandlers() {
	}

	static void attach(SocketTask task) {
		// tag::handler-code[]
		task.onMessage(MessageFilter.ofType("trade"), Trades.Trade.class,
				(message) -> seen.add("trade " + message.data().price()));
		task.onMessage(
				MessageFilter.all()
					.match("/channel=alerts.*")
					.condition((message) -> "3".equals(message.field("/level"))),
				String.class, (message) -> seen.add("alert " + message.context().sequence()));
		task.onMessage(MessageFilter.all().unmatched(), String.class, (message) -> seen.add("other " + message.data()));
		// end::handler-code[]
	}

	// tag::handler-composed[]
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@OnMessage(task = "${market.task:ticker}", type = "trade")
	@interface OnTrade {

		@AliasFor(annotation = OnMessage.class)
		String condition() default "";

	}
	// end::handler-composed[]

	// tag::handler-sealed[]
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Event {

	}

	@JsonTypeName("quote")
	record Quote(BigDecimal bid) implements Event {
	}

	@JsonTypeName("halt")
	record Halt(String reason) implements Event {
	}

	@Component
	static class Events {

		@OnMessage("ticker")
		void quote(Quote quote) {
			seen.add("quote " + quote.bid());
		}

		@OnMessage("ticker")
		void any(Event event) {
			seen.add("event " + event);
		}

	}
	// end::handler-sealed[]

	@Component
	static class Composed {

		@OnTrade(condition = "field('/price') > 100")
		void expensive(Trades.Trade trade) {
			seen.add("expensive " + trade.price());
		}

	}

	static class Beans {

		// tag::handler-dead-letters[]
		@Bean
		DeadLetterHandler deadLetters() {
			return (letter) -> seen.add("dead after " + letter.attempts() + ": " + letter.message().data());
		}
		// end::handler-dead-letters[]

	}

}
