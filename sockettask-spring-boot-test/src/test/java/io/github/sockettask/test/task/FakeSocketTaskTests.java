package io.github.sockettask.test.task;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.ReadyState;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * A task that has no network keeps the contract all the same.
 */
class FakeSocketTaskTests {

	private final FakeSocketTask task = new FakeSocketTask("ticker");

	private final FakeSocketConnection connection = this.task.connection();

	private final List<String> events = new ArrayList<>();

	private void note() {
		this.task.onOpen((result) -> this.events.add("open " + this.task.readyState() + " " + result.protocol()));
		this.task.onMessage((result) -> this.events.add("message " + result.data()));
		this.task.onError((result) -> this.events.add("error " + this.task.readyState() + " " + result.errMsg()));
		this.task.onClose((result) -> this.events
			.add("close " + this.task.readyState() + " " + result.code() + " " + result.reason()));
	}

	@Test
	void statesAreThoseOfTheContract() {
		note();
		assertThat(this.task.readyState()).isEqualTo(ReadyState.CLOSED);
		assertThat(this.task.socketTaskId()).isZero();
		this.task.start();
		assertThat(this.task).isConnecting();
		assertThat(this.task.socketTaskId()).isPositive();
		this.connection.open("v1", Map.of());
		assertThat(this.task).isOpen();
		this.connection.receiveText("hello").close(4001, "bye");
		assertThat(this.task).isClosed().closedWith(4001, "bye").received("hello").hasNoErrors();
		assertThat(this.events).containsExactly("open OPEN v1", "message hello", "close CLOSED 4001 bye");
	}

	@Test
	void whenReplacedThenTheOldConnectionIsInUseUntilTheNewOneIsOpen() {
		note();
		this.connection.open();
		CompletableFuture<Void> replaced = this.task.replace();
		this.connection.receiveText("old");
		assertThat(replaced).isNotDone();
		this.connection.open("v2", Map.of());
		assertThat(replaced).isCompleted();
		this.connection.receiveText("new");
		assertThat(this.events).containsExactly("open OPEN ", "message old", "open OPEN v2", "message new",
				"close OPEN 1000 ");
		assertThat(this.connection.sentCloses()).containsExactly(new OnCloseCallbackResult(1000, ""));
	}

	@Test
	void whenAReplacementIsRefusedThenTheOldConnectionStays() {
		note();
		this.connection.open();
		CompletableFuture<Void> replaced = this.task.replace();
		this.connection.refuse(401).receiveText("old");
		assertThat(replaced).isCompletedExceptionally();
		assertThat(this.task).isOpen();
		assertThat(this.events).containsExactly("open OPEN ", "message old");
	}

	@Test
	void whenResetWhileReplacedThenNothingIsLeft() {
		this.connection.open();
		CompletableFuture<Void> replaced = this.task.replace();
		this.connection.reset();
		assertThat(replaced).isCompletedExceptionally();
		assertThat(this.task).isClosed();
		this.connection.open().receiveText("again");
		assertThat(this.task).received("again");
	}

	@Test
	void whatIsSentIsKept() {
		this.connection.open();
		assertThat(this.task.send("text")).succeeds();
		assertThat(this.task.send(ByteBuffer.wrap(new byte[] { 1, 2 }))).succeeds();
		assertThat(this.task.send(Map.of("symbol", "ACME"))).succeeds();
		assertThat(this.connection.sent()).containsExactly("text", new byte[] { 1, 2 }, "{\"symbol\":\"ACME\"}");
	}

	@Test
	void whatIsSentWhenNotOpenIsRefused() {
		assertThat(this.task.send("text")).failsWith("SocketTask.send:fail SocketTask.readyState is not OPEN");
		this.task.start();
		assertThat(this.task.send("text")).failsWith("is not OPEN");
		assertThat(this.connection.sent()).isEmpty();
	}

	@Test
	void pingsAreAnsweredUnlessTheTestSaysOtherwise() {
		note();
		this.connection.open().elapse(Duration.ofHours(1));
		assertThat(this.task).isOpen();
		this.connection.answersPings(false).elapse(Duration.ofSeconds(40));
		assertThat(this.events).startsWith("open OPEN ",
				"close CLOSED 1006 heartbeat: nothing was received within 10 s");
		this.connection.reset();
		this.connection.open().elapse(Duration.ofHours(1));
		assertThat(this.task).isOpen();
	}

	@Test
	void sendsCanFail() {
		this.connection.open().failSends(new IllegalStateException("broken"));
		assertThat(this.task.send("text")).failsWith("the connection was lost");
		this.connection.failSends(null);
		assertThat(this.task.send("text")).succeeds();
	}

	@Test
	void aCloseIsAnsweredAtOnce() {
		this.connection.open();
		assertThat(this.task.close(3001, "done")).succeeds();
		assertThat(this.task).isClosed().closedWith(3001, "done");
		assertThat(this.connection.sentCloses()).containsExactly(new OnCloseCallbackResult(3001, "done"));
	}

	@Test
	void theAnswerToACloseCanBeHeldBack() {
		this.connection.open().answersClose(false);
		this.task.close();
		assertThat(this.task).isClosing();
		this.connection.receiveText("too late");
		this.connection.close(1000, "");
		assertThat(this.task).isClosed().closedWith(1000);
		assertThat(SocketTaskRecorder.of(this.task).messages()).isEmpty();
	}

	@Test
	void aWrongCodeIsRefused() {
		this.connection.open();
		assertThat(this.task.close(999, "")).failsWith("closeSocket:fail");
		assertThat(this.task).isOpen();
	}

	@Test
	void anAttemptCanFail() {
		note();
		this.connection.error("no route to host");
		assertThat(this.events).containsExactly("error CLOSED no route to host", "close CLOSED 1006 abnormal closure");
	}

	@Test
	void anAttemptCanBeRefused() {
		this.connection.refuse(401);
		assertThat(SocketTaskRecorder.of(this.task).errors().get(0)).hasStatus(401);
		assertThat(this.task).closedWith(1006);
	}

	@Test
	void anAttemptCanBeAbandoned() {
		this.task.start();
		this.task.close();
		assertThat(this.task).isClosed().closedWith(1006).failedWith("closed before the connection was open");
	}

	@Test
	void aLostConnectionIsNoError() {
		this.connection.open().lose();
		assertThat(this.task).closedWith(1006).hasNoErrors();
	}

	@Test
	void aTaskCanBeStartedAgain() {
		this.connection.open().lose().open();
		assertThat(this.task).isOpen();
		assertThat(SocketTaskRecorder.of(this.task).opens()).hasSize(2);
	}

	@Test
	void callbacksDoNotOverlap() {
		this.task.onMessage((result) -> {
			this.connection.receiveText("second");
			this.events.add("end of " + result.data());
			this.task.onMessage((next) -> this.events.add(next.data().toString()));
		});
		this.connection.open().receiveText("first");
		assertThat(this.events).containsExactly("end of first", "second");
	}

	@Test
	void aCallbackMayWaitForItsOwnSend() {
		this.task.onMessage((result) -> this.task.send("reply").join());
		this.connection.open().receiveText("question");
		assertThat(this.connection.sent()).containsExactly("reply");
	}

	@Test
	void callbacksOfOptionsRun() {
		this.connection.open();
		CompletableFuture<CallbackResult> future = this.task.send(SendOption.of("x")
			.success((result) -> this.events.add("success"))
			.complete((result) -> this.events.add("complete")));
		assertThat(future).succeeds();
		assertThat(this.events).containsExactly("success", "complete");
	}

	@Test
	void typedMessagesAreConverted() {
		List<Integer> numbers = new ArrayList<>();
		this.task.onMessage(Integer.class, (message) -> numbers.add(message.data()));
		this.connection.open().receive(42).receiveText("7");
		assertThat(numbers).containsExactly(42, 7);
	}

	@Test
	void listenersAreToldOfThisTask() {
		List<SocketTask> told = new ArrayList<>();
		this.task.addListener(new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				told.add(task);
			}

		});
		this.connection.open().receiveBinary((byte) 1);
		assertThat(told).containsExactly(this.task);
	}

	@Test
	void whatIsNotOpenCanNotReceive() {
		assertThatIllegalStateException().isThrownBy(() -> this.connection.receiveText("x"))
			.withMessageContaining("receive a text message");
		this.task.start();
		assertThatIllegalStateException().isThrownBy(() -> this.connection.receiveText("x"))
			.withMessageContaining("is not open");
		this.connection.open();
		assertThatIllegalStateException().isThrownBy(this.connection::open).withMessageContaining("already");
	}

	@Test
	void stoppingGoesAway() {
		this.connection.open();
		this.task.stop().join();
		assertThat(this.task).closedWith(1001);
	}

	@Test
	void aFactoryKnowsItsTasks() {
		FakeSocketTaskFactory factory = new FakeSocketTaskFactory();
		SocketTaskTestDriver driver = new SocketTaskTestDriver(factory);
		SocketTask named = factory.createTask("named");
		SocketTask unnamed = factory.connectSocket(ConnectSocketOption.of("ws://example.org/x"));
		assertThat(driver.tasks()).containsExactly(driver.task("named"), driver.task(unnamed.name()));
		driver.open(unnamed.name()).open("named");
		assertThat(named).isOpen();
		assertThat(unnamed).isOpen();
		driver.reset();
		assertThat(unnamed).isClosed();
		assertThat(driver.tasks()).hasSize(1);
		assertThatIllegalArgumentException().isThrownBy(() -> driver.open("other"))
			.withMessage("There is no task \"other\", but [named]");
	}

	@Test
	void aFactoryChecksOptions() {
		assertThatExceptionOfType(ConnectSocketException.class)
			.isThrownBy(() -> new FakeSocketTaskFactory().connectSocket(ConnectSocketOption.of("http://example.org")))
			.withMessageContaining("invalid url");
	}

	@Test
	void aTaskThatWasPausedIsAsNewAfterAReset() {
		note();
		this.connection.open();
		this.task.pause();
		this.connection.receiveText("late").reset();
		assertThat(this.task).isClosed();
		assertThat(this.task.isPaused()).isFalse();
		assertThat(this.connection.sentCloses()).isEmpty();
		assertThat(this.events).containsExactly("open OPEN ", "close CLOSED 1006 abnormal closure");
		this.connection.open().receiveText("again");
		assertThat(this.events).contains("message again");
	}

}
