package io.github.sockettask.application;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;
import io.github.sockettask.test.task.SocketTaskTestDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which annotated methods of an application get a message.
 */
@SocketTaskTest(value = { ChosenMessagesTests.Feed.class, ChosenMessagesTests.Limits.class }, network = false,
		properties = { "sockettask.tasks.ticker.url=ws://localhost/", "sockettask.tasks.other.url=ws://localhost/",
				"sockettask.tasks.other.routing.type-field=/e", "types.quote=quote" })
class ChosenMessagesTests {

	private static final List<String> calls = new ArrayList<>();

	private static final AtomicInteger asked = new AtomicInteger();

	@Autowired
	private SocketTaskTestDriver driver;

	@BeforeEach
	void reset() {
		calls.clear();
		asked.set(0);
		this.driver.open("ticker").open("other");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"type":"trade","symbol":"SPX","size":1}    | trade Trade[symbol=SPX, size=1], allowed, allowed too
					{"type":"trade","symbol":"DAX","size":200}  | trade Trade[symbol=DAX, size=200], big 200
					{"type":"trade","symbol":"SPX","size":200}  | trade Trade[symbol=SPX, size=200], big 200, allowed, allowed too
					{"type":"quote","symbol":"SPX"}             | quote or bar
					{"type":"bar"}                              | quote or bar
					{"type":"news","channel":"ticker.1"}        | channel
					{"channel":"ticker."}                       | channel
					{"channel":"news.1"}                        | none
					{"type":"tradex"}                           | none
					no JSON                                     | none
					{"kind":"Circle","radius":2}                | Circle[radius=2], shape
					{"kind":"Square","side":3}                  | shape
					{"kind":"Triangle"}                         | none
					""")
	void messageGoesToTheMethodsThatAskForIt(String message, String expected) {
		this.driver.receiveText("ticker", message);
		assertThat(String.join(", ", calls)).isEqualTo(expected);
	}

	@Test
	void conditionOfSeveralMethodsIsAskedOnce() {
		this.driver.receiveText("ticker", "{\"type\":\"trade\",\"symbol\":\"SPX\",\"size\":200}");
		assertThat(calls).contains("allowed", "allowed too");
		assertThat(asked).hasValue(1);
	}

	@Test
	void conditionIsAskedOnlyIfTheRestHolds() {
		this.driver.receiveText("ticker", "{\"type\":\"quote\",\"symbol\":\"SPX\"}");
		assertThat(asked).hasValue(0);
	}

	@Test
	void whenConditionFailsThenErrorMethodIsToldAndOthersAreCalled() {
		this.driver.receiveText("ticker", "{\"type\":\"trade\",\"symbol\":\"none\",\"size\":200}");
		assertThat(calls).contains("trade Trade[symbol=none, size=200]", "error no such symbol");
	}

	@Test
	void binaryMessagesMayBeJsonToo() {
		this.driver.receiveBinary("ticker", "{\"type\":\"binary\"}".getBytes());
		assertThat(calls).containsExactly("binary");
	}

	@Test
	void typeIsWhereTheTaskHasIt() {
		this.driver.receiveText("other", "{\"e\":\"trade\",\"type\":\"quote\"}");
		assertThat(calls).containsExactly("other");
	}

	@SpringBootConfiguration
	static class Application {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@OnMessage(type = "trade")
	@interface OnTrade {

		@AliasFor(annotation = OnMessage.class, attribute = "condition")
		String when() default "";

	}

	@Component
	@SocketTaskHandler("ticker")
	static class Feed {

		@OnTrade
		@Order(1)
		void trade(Trade trade) {
			calls.add("trade " + trade);
		}

		@OnTrade(when = "field('/size') > 100 and task.name() == 'ticker' and sequence > 0")
		@Order(2)
		void big(Trade trade) {
			calls.add("big " + trade.size());
		}

		@OnTrade(when = "@limits.allow(field('/symbol'))")
		@Order(3)
		void allowed() {
			calls.add("allowed");
		}

		@OnTrade(when = "@limits.allow(field('/symbol'))")
		@Order(4)
		void allowedToo() {
			calls.add("allowed too");
		}

		@OnMessage(type = { "${types.quote}", "#{'b' + 'ar'}" })
		void quoteOrBar(String text) {
			calls.add("quote or bar");
		}

		@OnMessage(match = "/channel=ticker.*")
		void channel() {
			calls.add("channel");
		}

		@OnMessage
		@Order(1)
		void circle(Circle circle) {
			calls.add(circle.toString());
		}

		@OnMessage
		@Order(2)
		void shape(Shape shape) {
			calls.add("shape");
		}

		@OnMessage(type = "binary")
		void binary(byte[] bytes) {
			calls.add("binary");
		}

		@OnMessage(unmatched = true)
		void unmatched(String text) {
			calls.add("none");
		}

		@OnMessage(task = "other", type = "trade")
		void other() {
			calls.add("other");
		}

		@OnError
		void error(Exception ex) {
			calls.add("error " + ex.getMessage());
		}

	}

	@Component("limits")
	public static class Limits {

		public boolean allow(String symbol) {
			asked.incrementAndGet();
			if (symbol.equals("none")) {
				throw new IllegalStateException("no such symbol");
			}
			return symbol.equals("SPX");
		}

	}

	record Trade(String symbol, int size) {

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
	sealed interface Shape permits Circle, Square {

	}

	record Circle(int radius) implements Shape {

	}

	record Square(int side) implements Shape {

	}

}
