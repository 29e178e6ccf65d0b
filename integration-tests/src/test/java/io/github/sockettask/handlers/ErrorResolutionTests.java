package io.github.sockettask.handlers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.Order;

import io.github.sockettask.MessageContext;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.annotation.AnnotatedHandler;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;
import io.github.sockettask.annotation.SocketTaskHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which method is told of an error.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErrorResolutionTests extends HandlerFixture {

	// Messages of other tests that were not sent may be logged late.
	private static Stream<String> unsentReplies(CapturedOutput output, Class<?> handlers) {
		return output.toString()
			.lines()
			.filter((line) -> line.contains("The reply of @OnError method " + handlers.getName() + "."))
			.filter((line) -> line.contains(" was not sent"));
	}

	@Test
	void theMethodForTheMostSpecificTypeOfTheSameBeanIsTold() {
		with(Own.class, Named.class, Global.class).run((connection) -> connection.receiveText("file"));
		assertThat(events).containsExactly("own io of file");
	}

	@Test
	void whereTheBeanHasNoneThatFitsThenAnotherThatNamesTheTaskIsTold() {
		with(Own.class, Named.class, Global.class).run((connection) -> connection.receiveText("state"));
		assertThat(events).containsExactly("named java.lang.IllegalStateException");
	}

	@Test
	void whereNoMethodThatNamesTheTaskFitsThenOneForAllTasksIsTold() {
		with(Own.class, Global.class).run((connection) -> connection.receiveText("state"));
		assertThat(events).containsExactly("global state");
	}

	@Test
	void aMethodForTheCauseIsToldWhereNoneIsForWhatWasThrown() {
		with(Own.class, Global.class).run((connection) -> connection.receiveText("wrapped"));
		assertThat(events).containsExactly("own io of inner");
	}

	@Test
	void whatNobodyTakesCareOfIsLogged(CapturedOutput output) {
		with(Own.class).run((connection) -> connection.receiveText("state").receiveText("fine"));
		assertThat(events).containsExactly("fine");
		assertThat(output).contains("Error of task 'ticker' that no handler takes care of",
				"java.lang.IllegalStateException: state");
	}

	@Test
	void whatIsNoFailureOfAMethodIsToldToEachBean() {
		with(Own.class, Named.class, Global.class).run((connection) -> connection.error("broken"));
		assertThat(events).containsExactlyInAnyOrder("named io.github.sockettask.ConnectSocketException",
				"global broken");
	}

	@Test
	void theMethodThatHasFailedAndItsMessageAreToldToo() {
		with(Own.class, Told.class).run((connection) -> connection.receiveText("state"));
		assertThat(events).containsExactly("message state of own");
	}

	@Test
	void anErrorMethodMayReplyAndOneThatFailsIsContained(CapturedOutput output) {
		with(Replying.class).run((connection) -> {
			connection.receiveText("one").receiveText("two").receiveText("three");
			assertThat(connection.sent()).containsExactly("sorry for one", "sorry for three");
		});
		assertThat(output).contains("Error handler of task 'ticker' failed to handle: two", "two again",
				"Suppressed: java.lang.IllegalArgumentException: two");
	}

	@Test
	void theReplyToAnErrorThatCannotBeSentMakesNoOther(CapturedOutput output) {
		with(Replying.class).run((connection) -> {
			connection.failSends(new IOException("gone"));
			connection.receiveText("one");
			assertThat(connection.sent()).isEmpty();
		});
		assertThat(unsentReplies(output, Replying.class)).filteredOn((line) -> line.contains("was not sent: "))
			.hasSize(1);
	}

	@Test
	void whatIsNoFailureOfAMessageIsToldToAMethodThatNeedsNone() {
		with(OpeningBadly.class, ToldOfMessages.class, ToldOfAll.class).run((connection) -> {
		});
		assertThat(events).containsExactly("all: an error");
	}

	@Test
	void ofSeveralForTheSameTypeTheFirstIsTold() {
		with(Own.class, ToldOfAll.class, ToldOfMessages.class).run((connection) -> connection.receiveText("state"));
		assertThat(events).containsExactly("message state");
	}

	@Test
	void aReplyToTheEndOfAConnectionIsDropped(CapturedOutput output) {
		with(Mourning.class).run((connection) -> connection.error("broken").open());
		assertThat(events).isNotEmpty().containsOnly("error broken");
		assertThat(unsentReplies(output, Mourning.class)).isEmpty();
	}

	@SocketTaskHandler("ticker")
	static class OpeningBadly {

		@OnOpen
		void open() {
			throw new AssertionError("an error");
		}

	}

	@Order(1)
	static class ToldOfMessages {

		@OnError("ticker")
		void failed(Throwable failure, MessageContext message) {
			events.add("message " + message.data());
		}

	}

	static class ToldOfAll {

		@OnError("ticker")
		void failed(Throwable failure) {
			events.add("all: " + failure.getMessage());
		}

	}

	static class Mourning {

		@OnError("ticker")
		String failed(String errMsg) {
			events.add("error " + errMsg);
			return "sorry";
		}

	}

	@SocketTaskHandler("ticker")
	static class Own {

		@OnMessage
		void own(String text) throws IOException {
			switch (text) {
				case "file" -> throw new FileNotFoundException("file");
				case "state" -> throw new IllegalStateException("state");
				case "wrapped" -> throw new UncheckedIOException("outer", new IOException("inner"));
				default -> events.add(text);
			}
		}

		@OnError
		void io(IOException failure) {
			events.add("own io of " + failure.getMessage());
		}

		@OnError
		void number(NumberFormatException failure) {
			events.add("own number");
		}

	}

	static class Named {

		@OnError("ticker")
		void all(Throwable failure) {
			events.add("named " + failure.getClass().getName());
		}

	}

	static class Global {

		@OnError
		void all(String errMsg) {
			events.add("global " + errMsg);
		}

	}

	static class Told {

		@OnError("ticker")
		void all(OnErrorCallbackResult result) {
			events.add("message " + result.message().data() + " of "
					+ ((AnnotatedHandler) result.handler()).handlerMethod().getName());
		}

	}

	@SocketTaskHandler("ticker")
	static class Replying {

		@OnMessage
		void fail(String text) {
			throw new IllegalArgumentException(text);
		}

		@OnError
		String sorry(IllegalArgumentException failure) {
			if (failure.getMessage().equals("two")) {
				throw new IllegalStateException("two again");
			}
			return "sorry for " + failure.getMessage();
		}

	}

}
