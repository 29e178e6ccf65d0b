package io.github.sockettask.application;

import java.util.List;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks whose messages have no handler.
 */
@ExtendWith(OutputCaptureExtension.class)
class MissingHandlersTests extends FeedFixture {

	private static final String NO_HANDLER = "Socket task 'feed' is started without any handler";

	private void receive(Class<?> handlers, CapturedOutput output, String expected) {
		this.server.on("/feed",
				(connection) -> connection.accept()
					.sendText("{\"type\":\"trade\"}")
					.sendText("{\"type\":\"trade\"}")
					.sendText("{\"type\":\"last\"}")
					.expectText("done"));
		this.application.withBean(handlers).withBean(Last.class).run((context) -> {
			this.server.awaitConnection(1).awaitMessages(1);
			Awaitility.await().until(() -> output.getOut().contains(expected));
		});
		assertThat(output).doesNotContain(NO_HANDLER).containsOnlyOnce("No handler of task 'feed' wants");
	}

	@Test
	void aTaskWithoutAnyHandlerIsAWarningAtTheStart(CapturedOutput output) {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.run((context) -> {
			this.server.awaitConnection(1);
			context.getBean(SocketTask.class).stop();
			context.getBean(SocketTask.class).start();
		});
		assertThat(output.getOut().lines().filter((line) -> line.contains(NO_HANDLER))).singleElement()
			.asString()
			.contains("WARN")
			.contains("is a @Component or a name missing?");
	}

	@ParameterizedTest
	@ValueSource(classes = { OfOtherType.class, Errors.class })
	void aMessageThatNoHandlerWantsIsAWarningOnce(Class<?> handlers, CapturedOutput output) {
		receive(handlers, output, "of type trade. Further ones are counted, and logged at debug level");
	}

	@Test
	void aTypeOnAMethodForBytesIsNamedWhereTheMessageIsText(CapturedOutput output) {
		receive(OfBytes.class, output,
				"OfBytes.trade(byte[]) of bean 'missingHandlersTests.OfBytes' takes binary messages only. Further");
	}

	@Test
	void aTaskWithAHandlerOfAnyEventIsNoWarningAtTheStart(CapturedOutput output) {
		List<Consumer<SocketTask>> handlers = List.of((task) -> task.onOpen((result) -> {
		}), (task) -> task.onMessage((result) -> {
		}), (task) -> task.onClose((result) -> {
		}), (task) -> task.onError((result) -> {
		}), (task) -> task.onWritable(() -> {
		}), (task) -> task.messages(String.class));
		this.server.on("/feed", (connection) -> connection.accept());
		handlers.forEach((handler) -> this.application.withPropertyValues("sockettask.tasks.feed.auto-startup=false")
			.run((context) -> {
				SocketTask task = context.getBean(SocketTask.class);
				handler.accept(task);
				task.start().join();
			}));
		assertThat(output).doesNotContain(NO_HANDLER);
	}

	static class OfOtherType {

		@OnMessage(type = "trades")
		void trade(String text) {
		}

	}

	static class OfBytes {

		@OnMessage(type = "trade")
		void trade(byte[] bytes) {
		}

	}

	static class Errors {

		@OnError
		void error(Exception failure) {
		}

	}

	static class Last {

		@OnMessage(type = "last")
		String last() {
			return "done";
		}

	}

}
