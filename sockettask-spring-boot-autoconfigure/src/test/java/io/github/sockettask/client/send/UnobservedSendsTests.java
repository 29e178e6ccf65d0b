package io.github.sockettask.client.send;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.execution.SerialExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link UnobservedSends}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnobservedSendsTests {

	// No other test of the module has a task of this name, whose warnings may come late.
	private static final String WARNING = "Task 'unobserved': a message was not sent, and nothing looks at the outcome: "
			+ "SocketTask.send:fail SocketTask.readyState is not OPEN (task 'unobserved' is WAITING_RETRY)";

	private final SocketTask task = mock();

	private final Queue<Runnable> later = new ArrayDeque<>();

	private final UnobservedSends sends = new UnobservedSends(this.task, this.later::add);

	@BeforeEach
	void waitForARetry() {
		given(this.task.name()).willReturn("unobserved");
		given(this.task.status()).willReturn(SocketTaskStatus.WAITING_RETRY);
	}

	@Test
	void aFailureThatNothingLooksAtIsAWarning(CapturedOutput output) {
		refuse(null);
		assertThat(output).doesNotContain("Task 'unobserved'");
		pass();
		assertThat(output).containsOnlyOnce(WARNING).contains("WARN");
	}

	@ParameterizedTest
	@MethodSource("looks")
	void aFutureThatIsUsedAfterwardsIsObserved(Consumer<CompletableFuture<CallbackResult>> look,
			CapturedOutput output) {
		look.accept(refuse(null));
		pass();
		assertThat(output).doesNotContain("Task 'unobserved'");
	}

	static Stream<Consumer<CompletableFuture<CallbackResult>>> looks() {
		return Stream.of((future) -> future.exceptionally((failure) -> null),
				(future) -> future.whenComplete((result, failure) -> {
				}), (future) -> future.thenAccept((result) -> {
				}), (future) -> future.thenCombine(new CompletableFuture<>(), (a, b) -> a),
				(future) -> future.handle((result, failure) -> "x"), CompletableFuture::isCompletedExceptionally,
				(future) -> future.copy(), UnobservedSendsTests::join);
	}

	private static void join(CompletableFuture<CallbackResult> future) {
		try {
			future.join();
		}
		catch (RuntimeException ex) {
			assertThat(ex).hasMessageEndingWith("(task 'unobserved' is WAITING_RETRY)");
		}
	}

	@Test
	void aFutureThatOthersWaitForIsObserved(CapturedOutput output) {
		QueuedSend send = new QueuedSend("x", 1, null);
		CompletableFuture<Void> all = CompletableFuture.allOf(send);
		send.fail(SendFailures.notOpen());
		this.sends.fail(send, SendFailures.notOpen());
		pass();
		assertThat(all).isCompletedExceptionally();
		assertThat(output).doesNotContain("Task 'unobserved'");
	}

	@Test
	void aCallbackIsToldTheTextOfTheContractAndNothingIsLogged(CapturedOutput output) {
		StringBuilder told = new StringBuilder();
		refuse(SendOption.of("x").fail((result) -> told.append(result.errMsg())));
		pass();
		assertThat(told).hasToString(SendFailures.NOT_OPEN);
		assertThat(output).doesNotContain("Task 'unobserved'");
	}

	@Test
	void furtherFailuresAreCountedUntilTheTaskIsOpen(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			refuse(null);
		}
		pass();
		assertThat(output).containsOnlyOnce("Task 'unobserved': 1000 messages were not sent");
		refuse(null);
		pass();
		assertThat(output.toString().split("Task 'unobserved':", -1)).hasSize(2);
		this.sends.opened();
		refuse(null);
		pass();
		assertThat(output).contains("Task 'unobserved': 2 messages were not sent");
	}

	@Test
	void messagesThatWereReplacedAndHeartbeatsAreNotMissed(CapturedOutput output) {
		for (QueuedSend send : new QueuedSend[] { new QueuedSend("x", 1, null), QueuedSend.question("x") }) {
			send.fail(SendFailures.replaced());
			this.sends.fail(send, SendFailures.replaced());
		}
		pass();
		assertThat(output).doesNotContain("Task 'unobserved'");
	}

	private CompletableFuture<CallbackResult> refuse(SendOption option) {
		return this.sends.refuse(new CallOutcome(new SerialExecutor(Runnable::run), option), SendFailures.notOpen());
	}

	private void pass() {
		for (Runnable look = this.later.poll(); look != null; look = this.later.poll()) {
			look.run();
		}
	}

}
