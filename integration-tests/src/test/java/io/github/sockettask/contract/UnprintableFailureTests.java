package io.github.sockettask.contract;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.settings.ReceiveMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exceptions and handlers of the application that can't be printed.
 */
class UnprintableFailureTests extends ContractFixture {

	private static final String TEXT = "io.github.sockettask.contract.UnprintableFailureTests$Unprintable, whose text is missing:"
			+ " it threw java.lang.UnsupportedOperationException";

	private void dispatching(ReceiveMode mode) {
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(mode).withConcurrency(1)));
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.8")
	void whatAMessageCallbackThrowsIsToldToTheErrorHandlersAndLaterMessagesCome(ReceiveMode mode) {
		dispatching(mode);
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("a").sendText("b").close(4000, "bye"),
				(recorded) -> recorded.task().onMessage((result) -> {
					recorded.note("message " + result.data());
					throw new Unprintable();
				}));
		task.awaitClose();
		assertThat(task.events()).containsExactlyInAnyOrder("open", "message a", "error", "message b", "error",
				"close 4000 bye");
		assertThat(task.errors()).allSatisfy((error) -> {
			assertThat(error.cause()).isInstanceOf(Unprintable.class);
			assertThat(error.errMsg()).isEqualTo(TEXT);
			assertThat(error.message()).isNotNull();
		});
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.8")
	void whatNoErrorHandlerTakesIsLoggedAndLaterMessagesCome(ReceiveMode mode) {
		dispatching(mode);
		this.server.on("/x", (connection) -> connection.accept().sendText("a").sendText("b").expectText("b"));
		SocketTask task = this.client.factory().connectSocket(ConnectSocketOption.of(this.server.url("/x")), (made) -> {
			made.addListener(new UnprintableListener());
			made.onDeadLetter((letter) -> {
				if (letter.message().data().equals("b")) {
					letter.message().task().send("b");
				}
				throw new Unprintable();
			});
		});
		this.server.awaitConnection(1).awaitMessages(1);
		task.close();
	}

	private static Stream<Consumer<RecordedTask>> callbacks() {
		return Stream.of((task) -> task.task().onOpen((result) -> {
			throw new Unprintable();
		}), (task) -> task.task().onMessage(MessageFilter.all().condition((message) -> {
			throw new Unprintable();
		}), (result) -> {
		}), (task) -> task.task().addListener(new SocketTaskListener() {
			@Override
			public void onClose(SocketTask closed, OnCloseCallbackResult result) {
				throw new Unprintable();
			}
		}));
	}

	@ParameterizedTest
	@MethodSource("callbacks")
	@Contract("5.8")
	void whatOtherCallbacksThrowIsToldToTheErrorHandlers(Consumer<RecordedTask> callbacks) {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("a").close(4000, "bye"),
				callbacks);
		task.awaitClose().awaitCall("error");
		assertThat(task.error().cause()).isInstanceOf(Unprintable.class);
		assertThat(task.error().errMsg()).isEqualTo(TEXT);
	}

	@Test
	@Contract("3.5")
	void whatACallbackOfASendThrowsStopsNothing() {
		RecordedTask task = connectTo((connection) -> connection.accept().expectText("a").expectText("b"));
		task.awaitOpen();
		task.task().send(SendOption.of("a").success((result) -> {
			throw new Unprintable();
		}).complete((result) -> task.note("complete")));
		task.awaitCall("complete");
		task.task().send("b").thenRun(() -> task.note("sent"));
		task.awaitCall("sent");
	}

	private static final class UnprintableListener implements SocketTaskListener {

		@Override
		public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
			throw new Unprintable();
		}

		@Override
		public boolean onError(SocketTask task, OnErrorCallbackResult result) {
			throw new Unprintable();
		}

		@Override
		public String toString() {
			throw new UnsupportedOperationException();
		}

	}

	private static final class Unprintable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		@Override
		public String getMessage() {
			throw new UnsupportedOperationException();
		}

		@Override
		public String toString() {
			throw new UnsupportedOperationException();
		}

	}

}
