package io.github.sockettask.listener;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AliasFor;

import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Annotations of the application that are made of ours.
 */
class ComposedAnnotationTests {

	@Test
	void annotationFixesTheType() {
		assertThat(wanted("ticker", new Object() {
			@OnTrade
			void on() {
			}
		})).isEqualTo("type trade");
	}

	@Test
	void annotationPassesItsAttributesOn() {
		Object feed = new Object() {
			@OnTrade(feed = "orders", when = "sequence > 1", channels = { "/channel=a", "/channel=b" })
			void on() {
			}
		};
		assertThat(wanted("orders", feed)).isEqualTo("type trade, /channel=a, /channel=b, sequence > 1");
		assertThat(start(feed).task("ticker").listeners).isEmpty();
	}

	@Test
	void annotationOfAnnotationPassesItsAttributesOn() {
		Object feed = new Object() {
			@OnBigTrade(limit = "/size=#{100 * 10}", of = "orders")
			void on() {
			}
		};
		assertThat(wanted("orders", feed)).isEqualTo("type trade, /size=1000");
		assertThat(start(feed).task("ticker").listeners).isEmpty();
	}

	@Test
	void annotationMayStandForSeveralEvents() {
		List<String> events = start(new Object() {
			@OnOpenOrMessage
			void on() {
			}
		}).task("orders").listeners.stream().map(Object::toString).map((text) -> text.split(" ")[0]).toList();
		assertThat(events).containsExactlyInAnyOrder("@OnOpen", "@OnMessage");
	}

	@Test
	void annotationOfClassNamesItsTask() {
		CallbackContext context = start(new Desk());
		assertThat(context.task("orders").listeners).hasSize(1);
		assertThat(context.task("ticker").listeners).isEmpty();
	}

	@Test
	void annotationOfClassPassesItsNamesOn() {
		CallbackContext context = start(new TickerDesk());
		assertThat(context.task("ticker").listeners).hasSize(1);
		assertThat(context.task("orders").listeners).isEmpty();
	}

	private static String wanted(String task, Object feed) {
		return start(feed).task(task).listeners.get(0).filter().toString();
	}

	private static CallbackContext start(Object feed) {
		return new CallbackContext("ticker", "orders").bean("feed", feed).refresh();
	}

	@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
	@Retention(RetentionPolicy.RUNTIME)
	@OnMessage(type = "trade")
	@interface OnTrade {

		@AliasFor(annotation = OnMessage.class, attribute = "task")
		String[] feed() default {};

		@AliasFor(annotation = OnMessage.class, attribute = "match")
		String[] channels() default {};

		@AliasFor(annotation = OnMessage.class, attribute = "condition")
		String when() default "";

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@OnTrade
	@interface OnBigTrade {

		@AliasFor(annotation = OnTrade.class, attribute = "feed")
		String[] of();

		@AliasFor(annotation = OnMessage.class, attribute = "match")
		String limit();

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@OnOpen("orders")
	@OnMessage("orders")
	@interface OnOpenOrMessage {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@SocketTaskHandler("orders")
	@interface OrdersListener {

	}

	@OrdersListener
	static class Desk {

		@OnMessage
		void on() {
		}

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@SocketTaskHandler("orders")
	@interface DeskListener {

		@AliasFor(annotation = SocketTaskHandler.class, attribute = "value")
		String[] feeds();

	}

	@DeskListener(feeds = "ticker")
	static class TickerDesk {

		@OnMessage
		void on() {
		}

	}

}
