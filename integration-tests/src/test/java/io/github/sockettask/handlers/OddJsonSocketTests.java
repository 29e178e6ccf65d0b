package io.github.sockettask.handlers;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.MessageContext;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.application.FeedFixture;
import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * JSON that is broken, empty or begins with a byte order mark, over sockets.
 */
class OddJsonSocketTests extends FeedFixture {

	private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

	private String next() throws InterruptedException {
		return String.valueOf(this.events.poll(10, TimeUnit.SECONDS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "serial", "inline", "concurrent", "per-key\nsockettask.defaults.receive.key=/type" })
	@Contract("5.38")
	void brokenJsonIsAnErrorWhereverItIsBroken(String dispatch) {
		this.server.on("/feed",
				(connection) -> connection.accept()
					.sendText("{\"type\":\"trade\",\"price\":#}")
					.sendText("{\"price\":#,\"type\":\"trade\"}")
					.sendText("\ufeff{\"type\":\"trade\",\"price\":7}"));
		this.application.withPropertyValues(("sockettask.defaults.receive.mode=" + dispatch).split("\n"))
			.withPropertyValues("sockettask.defaults.receive.concurrency=1")
			.withBean(Handlers.class, () -> new Handlers(this.events))
			.run((context) -> {
				assertThat(next()).startsWith("error of 1: Text message of 26 characters can't be converted to ");
				assertThat(next()).startsWith("error of 2: Text message can't be read, so no handler can be chosen");
				assertThat(next()).isEqualTo("price 7");
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"data":[]}                     | rest {"data":[]}
			{"data":[{"price":1}]} {"x":2}  | rest {"data":[{"price":1}]} {"x":2}
			{"data":[{"price":1}],#}        | rest {"data":[{"price":1}],#}
			""")
	@Contract("5.34")
	void frameThatHoldsNoMessagesIsUnmatched(String frame, String expected) {
		this.server.on("/feed",
				(connection) -> connection.accept()
					.sendText(frame)
					.sendText("{\"type\":\"trade\",\"data\":[{\"price\":5}]}"));
		this.application.withPropertyValues("sockettask.defaults.routing.unwrap=/data")
			.withBean(Handlers.class, () -> new Handlers(this.events))
			.withBean(Rest.class, () -> new Rest(this.events))
			.run((context) -> {
				assertThat(next()).isEqualTo(expected);
				assertThat(next()).isEqualTo("price 5");
			});
	}

	record Trade(int price) {

	}

	record Handlers(BlockingQueue<String> events) {

		@OnMessage(type = "trade")
		void trade(Trade trade) {
			this.events.add("price " + trade.price());
		}

		@OnError
		void error(Exception failure, MessageContext message) {
			this.events.add("error of " + message.sequence() + ": " + failure.getMessage());
		}

	}

	record Rest(BlockingQueue<String> events) {

		@OnMessage(unmatched = true)
		void rest(String text) {
			this.events.add("rest " + text);
		}

	}

}
