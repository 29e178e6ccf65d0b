package io.github.sockettask.handlers;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;
import io.github.sockettask.contract.Contract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of replies that fail after the method has returned.
 */
class ReplyFailureTests extends HandlerFixture {

	@Test
	void aReplyToTheOpeningThatFailsIsToldToTheSameBeanAlone() {
		with(Greeting.class, Bystanding.class).run((connection) -> {
		});
		assertThat(events).containsExactly("own later");
	}

	@Test
	@Contract("5.36")
	void aReplyToSeveralMessagesThatFailsMakesALetterForEachOfThem() {
		with("sockettask.tasks.ticker.receive.batch-size=3").with(Batching.class, Letters.class)
			.run((connection) -> connection.receiveText("1").receiveText("2").receiveText("3"));
		assertThat(events).containsExactly("error later of 1", "dead 1", "dead 2", "dead 3");
	}

	@Test
	@Contract("5.36")
	void aMessageThatWasLeftOutOfSeveralIsADeadLetterOnce() {
		with("sockettask.tasks.ticker.receive.batch-size=3").with(Batching.class, Letters.class)
			.run((connection) -> connection.receiveText("x").receiveText("2").receiveText("3"));
		assertThat(events).hasSize(5).endsWith("dead x", "error later of 2", "dead 2", "dead 3");
	}

	@SocketTaskHandler("ticker")
	static class Greeting {

		@OnOpen
		CompletableFuture<String> greet() {
			return CompletableFuture.failedFuture(new IllegalStateException("later"));
		}

		@OnError
		void failed(IllegalStateException failure) {
			events.add("own " + failure.getMessage());
		}

	}

	static class Bystanding {

		@OnError("ticker")
		void failed(Throwable failure) {
			events.add("other " + failure.getMessage());
		}

	}

	@SocketTaskHandler("ticker")
	static class Batching {

		@OnMessage
		CompletableFuture<String> twice(List<Integer> numbers) {
			return CompletableFuture.failedFuture(new IllegalStateException("later"));
		}

		@OnError
		void failed(Throwable failure, MessageContext message) {
			events.add("error " + failure.getMessage() + " of " + message.data());
		}

	}

	static class Letters implements DeadLetterHandler {

		@Override
		public void onDeadLetter(DeadLetter letter) {
			events.add("dead " + letter.message().data());
		}

	}

}
