package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.ReadyState;
import io.github.sockettask.settings.ReceiveMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An {@code Error} between the socket and a handler ends in a report, and in the next
 * message or another connection.
 */
class ErrorInDeliveryTests extends ContractFixture {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void endThreads() {
		this.threads.shutdownNow();
	}

	private void dispatch(ReceiveMode mode) {
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(mode).withKey("any")));
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.40")
	void whenAHandlerFindsNoMemoryThenItIsReportedAndTheNextMessageComes(ReceiveMode mode) {
		dispatch(mode);
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("a:1").sendText("b:2").sendText("a:3").expectText("never"),
				(recorded) -> recorded.task().onMessage((message) -> {
					if (message.data().equals("b:2")) {
						throw new OutOfMemoryError("test");
					}
					recorded.note("message " + message.data());
				}));
		task.awaitNumberOf("message", 2).awaitCall("error");
		assertThat(task.error().cause()).isInstanceOf(OutOfMemoryError.class);
		assertThat(task.task().readyState()).isEqualTo(ReadyState.OPEN);
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("5.40")
	void whenWhatChoosesTheHandlersFindsNoMemoryThenItIsReportedAndTheNextMessageComes(ReceiveMode mode) {
		dispatch(mode);
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("a:1").sendText("b:2").sendText("a:3").expectText("never"),
				(recorded) -> recorded.task().onMessage(MessageFilter.all().condition((message) -> {
					if (message.data().equals("b:2")) {
						throw new OutOfMemoryError("test");
					}
					return true;
				}), (message) -> recorded.note("message " + message.data())));
		task.awaitNumberOf("message", 2).awaitCall("error");
		assertThat(task.error().cause()).isInstanceOf(OutOfMemoryError.class);
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, mode = EnumSource.Mode.EXCLUDE, names = "INLINE")
	@Contract("5.40")
	void whenThereIsNoThreadForAWhileThenMessagesComeWhenThereIs(ReceiveMode mode) {
		dispatch(mode);
		AtomicInteger refused = new AtomicInteger();
		Executor executor = (work) -> {
			if (refused.get() > 0 && refused.getAndDecrement() > 0) {
				throw new OutOfMemoryError("unable to create native thread");
			}
			this.threads.execute(work);
		};
		this.client.callingBackOn(executor);
		RecordedTask task = connectTo((connection) -> connection.accept()
			.expectText("go")
			.sendText("a:1")
			.sendText("b:2")
			.expectText("never"));
		task.awaitOpen();
		this.client.awaitQuiet();
		refused.set(3);
		task.task().send("go");
		task.awaitNumberOf("message", 2);
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> refused.get() <= 0);
	}

}
