package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a task connects again, in virtual time.
 */
@InEveryMode
class SupervisionTests {

	private final SupervisedTask held = SupervisedTask.standard();

	private static Throwable failure(CompletableFuture<?> future) {
		assertThat(future).isCompletedExceptionally();
		Throwable failure = future.handle((result, error) -> error).join();
		return (failure instanceof CompletionException) ? failure.getCause() : failure;
	}

	private static List<Long> refuseTenTimes(SupervisedTask held) {
		IntStream.range(0, 10).forEach((i) -> {
			held.connection().refuse(500, Map.of());
			held.elapse(100);
		});
		return held.delays();
	}

	@Test
	@Contract({ "7.1", "7.3" })
	void firstAttemptsAndLaterOnesAreRetriedAlike() {
		this.held.task.start();
		List<Long> first = refuseTenTimes(this.held);
		SupervisedTask opened = SupervisedTask.standard().open();
		opened.connection().lose();
		opened.elapse(100);
		List<Long> later = refuseTenTimes(opened);
		assertThat(first).containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L, 30000L, 30000L);
		assertThat(later.subList(0, 10)).isEqualTo(first);
	}

	@Test
	@Contract({ "7.1", "7.3" })
	void aRetryComesWhenItsDelayIsOverAndNotBefore() {
		this.held.open();
		this.held.connection().lose();
		this.held.timer.elapse(Duration.ofMillis(999));
		assertThat(this.held.attempts()).isOne();
		this.held.timer.elapse(Duration.ofMillis(1));
		assertThat(this.held.attempts()).isEqualTo(2);
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.CONNECTING);
	}

	@Test
	@Contract("7.3")
	void retriesAreCountedOnUntilAConnectionHasLasted() {
		this.held.open();
		for (int i = 0; i < 3; i++) {
			this.held.timer.elapse(Duration.ofMillis(4999));
			this.held.connection().lose();
			this.held.elapse(10);
			this.held.connection().open();
		}
		assertThat(this.held.delays()).containsExactly(1000L, 2000L, 4000L);
		this.held.elapse(5);
		this.held.connection().lose();
		assertThat(this.held.delays()).endsWith(4000L, 1000L);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1006, 1011, 1012, 4000 })
	@Contract("7.2")
	void codesThatBackOff(int code) {
		this.held.open();
		this.held.connection().closeByPeer(code);
		assertThat(this.held.delays()).containsExactly(1000L);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1002, 1003, 1007, 1008, 1009, 1010, 1013, 4401 })
	@Contract("7.2")
	void codesThatAreSlow(int code) {
		this.held.open();
		this.held.connection().closeByPeer(code);
		assertThat(this.held.delays()).containsExactly(30_000L);
	}

	@Test
	@Contract("7.2")
	void settingsAndAPolicyDecideOtherwise() {
		SupervisedTask held = new SupervisedTask(
				(reconnect) -> reconnect
					.withOnClose(Map.of("1000-1001", ReconnectAction.NOW, "1000-3999", ReconnectAction.STOP)),
				(settings) -> settings, (end, retries, configured) -> (end.close().code() == 4000)
						? ReconnectDecision.after(Duration.ofHours(1)) : configured)
			.open();
		held.connection().closeByPeer(1000);
		held.connection().open();
		held.connection().closeByPeer(4000);
		assertThat(held.delays()).containsExactly(0L, 3_600_000L);
	}

	@Test
	@Contract("7.4")
	void retryAfterIsAFloor() {
		this.held.task.start();
		this.held.connection().refuse(503, Map.of("retry-after", List.of("7")));
		this.held.elapse(7);
		this.held.connection().refuse(429, Map.of("Retry-After", List.of("1")));
		this.held.elapse(7);
		this.held.connection().refuse(500, Map.of("Retry-After", List.of("600")));
		assertThat(this.held.delays()).containsExactly(7000L, 2000L, 4000L);
	}

	@Test
	@Contract({ "7.5", "7.6", "7.10" })
	void givingUpIsToldBeforeTheEndOfTheConnection() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect.withMaxRetries(1));
		CompletableFuture<Void> started = held.task.start();
		held.connection().lose();
		held.elapse(1);
		held.connection().lose();
		assertThat(held.calls).containsExactly("close 1006 WAITING_RETRY",
				"error Task 'held' has given up after 1 retry: connection lost FAILED", "close 1006 FAILED");
		assertThat(held.statuses()).containsExactly("CONNECTING", "WAITING_RETRY", "CONNECTING", "FAILED");
		assertThat(failure(started)).isInstanceOf(ReconnectFailedException.class);
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract({ "7.5", "7.6" })
	void aTaskThatHasGivenUpCanBeStartedAgain() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect.withMaxRetries(0));
		held.task.start();
		held.connection().lose();
		CompletableFuture<Void> started = held.task.start();
		held.connection().open();
		assertThat(started).isCompleted();
		held.connection().lose();
		assertThat(held.statuses()).containsExactly("CONNECTING", "FAILED", "CONNECTING", "OPEN", "FAILED");
	}

	@Test
	@Contract("7.5")
	void aCauseMayGiveUp() {
		SupervisedTask held = new SupervisedTask(
				(reconnect) -> reconnect.withOnStatus(Map.of("404", ReconnectAction.STOP)));
		held.task.start();
		held.connection().refuse(404, Map.of());
		assertThat(held.calls).containsExactly("error refused: 404 FAILED",
				"error Task 'held' has given up: refused: 404 FAILED", "close 1006 FAILED");
	}

	@Test
	@Contract({ "7.6", "7.11" })
	void startCompletesWhenOpenHoweverManyAttemptsThatTakes() {
		CompletableFuture<Void> started = this.held.task.start();
		refuseTenTimes(this.held);
		CompletableFuture<Void> again = this.held.task.start();
		assertThat(List.of(started, again)).noneMatch(CompletableFuture::isDone);
		this.held.inside("open", () -> assertThat(started).isNotDone());
		this.held.connection().open();
		assertThat(List.of(started, again, this.held.task.start())).allMatch(CompletableFuture::isDone);
		assertThat(this.held.changes).extracting((change) -> change.retries()).endsWith(8, 9, 9, 10, 10, 10);
		assertThat(this.held.changes.get(1).cause()).isNotNull();
	}

	@Test
	@Contract("7.6")
	void startFailsWhenTheTaskIsStoppedOrClosedBefore() {
		CompletableFuture<Void> connecting = this.held.task.start();
		this.held.task.stop();
		assertThat(failure(connecting)).isInstanceOf(ConnectSocketException.class);
		CompletableFuture<Void> waiting = this.held.task.start();
		this.held.connection().lose();
		this.held.task.close();
		assertThat(failure(waiting)).hasMessage("Task 'held' is not open: it was stopped");
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.6")
	void whoIsToldThatStartHasFailedMayStart() {
		this.held.task.start().whenComplete((result, failure) -> this.held.task.start());
		this.held.task.close();
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().open();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

	@Test
	@Contract({ "7.6", "7.9" })
	void whenStartedInsideOfOnCloseThenThePromiseBeforeIsKeptToo() {
		CompletableFuture<Void> first = this.held.task.start();
		this.held.inside("close", this.held.task::start);
		this.held.task.close();
		assertThat(first).isCompletedExceptionally();
		this.held.connection().open();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

}
