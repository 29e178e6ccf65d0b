package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What may happen when the application replaces a connection, in each state of a task and
 * in virtual time.
 */
@InEveryMode
class ReplaceCallTests extends ReplaceFixture {

	ReplaceCallTests() {
		super((reconnect) -> reconnect.withMaxRetries(2));
	}

	@Test
	@Contract({ "7.46", "7.40" })
	void whenReplacedThenTheNewConnectionIsOpenBeforeTheOldOneIsClosed() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		assertThat(replaced).isNotDone();
		int old = this.held.task.socketTaskId();
		open(2);
		assertThat(replaced).isCompleted();
		assertThat(this.held.task.socketTaskId()).isGreaterThan(old);
		this.held.connection().receive("b");
		assertThat(this.held.calls).containsExactlyInAnyOrder("open OPEN", "open OPEN", "message b OPEN",
				"close 1006 OPEN");
		assertThat(this.held.statuses()).containsExactly("CONNECTING", "OPEN");
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.46")
	void theFutureCompletesWhenOnOpenHasRun() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.inside("open", () -> assertThat(replaced).isNotDone());
		open(2);
		assertThat(replaced).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.46")
	void whenReconnectIsOffThenACallReplacesTheConnectionToo() {
		SupervisedTask held = held((reconnect) -> reconnect.withEnabled(false).withMaxRetries(2)).open();
		CompletableFuture<Void> replaced = held.task.replace();
		held.connection().open();
		assertThat(replaced).isCompleted();
		held.connection().receive("b");
		held.connection().lose();
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(held.attempts()).isEqualTo(2);
		verifyStopped(held);
	}

	@Test
	@Contract("7.47")
	void whenAnAttemptIsInFlightThenTheConnectionThatItOpensIsReplacedOnce() {
		this.held.task.start();
		CompletableFuture<Void> replaced = this.held.task.replace();
		CompletableFuture<Void> again = this.held.task.replace();
		open(1);
		assertThat(replaced).isNotDone();
		assertThat(again).isNotDone();
		open(2);
		assertThat(replaced).isCompleted();
		assertThat(again).isCompleted();
		this.held.connection().receive("b");
		assertThat(this.held.attempts()).isEqualTo(2);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void whenAnAttemptInFlightFailsThenTheRetryIsTheNewConnection() {
		this.held.task.start();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.connection().lose();
		assertThat(replaced).isNotDone();
		this.held.elapse(1);
		open(2);
		assertThat(replaced).isCompleted();
		assertThat(this.held.attempts()).isEqualTo(2);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void whenAReplacementIsInFlightThenOneMoreFollowsWhenTheOldConnectionIsClosed() {
		this.held.open();
		CompletableFuture<Void> first = this.held.task.replace();
		List<CompletableFuture<Void>> later = Stream.generate(this.held.task::replace).limit(5).toList();
		open(2);
		assertThat(first).isCompleted();
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().receive("b");
		open(3);
		assertThat(later).allSatisfy((replaced) -> assertThat(replaced).isCompleted());
		this.held.connection().receive("c");
		assertThat(this.held.attempts()).isEqualTo(3);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void withoutAMessageTheNextReplacementFollowsAfterCloseTimeout() {
		this.held.open();
		this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		open(2);
		this.held.timer.elapse(SocketTaskSettings.DEFAULTS.closeTimeout());
		open(3);
		assertThat(later).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void whenTheOldConnectionIsLostThenTheNextReplacementFollowsAtOnce() {
		this.held.open();
		this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		open(2);
		this.held.transport.first().lose();
		open(3);
		assertThat(later).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void whenOnOpenAlwaysReplacesThenThereIsOneConnectionForEachCloseTimeout() {
		this.held.open();
		for (int i = 0; i < 5; i++) {
			this.held.inside("open", this.held.task::replace);
			this.held.task.replace();
			this.held.connection().open();
			this.held.timer.elapse(SocketTaskSettings.DEFAULTS.closeTimeout());
			assertThat(this.held.attempts()).isLessThanOrEqualTo(2 * (i + 1) + 1);
			this.held.connection().open();
			this.held.timer.elapse(SocketTaskSettings.DEFAULTS.closeTimeout());
		}
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.48", "7.42" })
	void whenTheAttemptFailsThenTheFutureFailsAndTheNextAttemptFollowsAfterMaxDelay() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.connection().refuse(503, Map.of());
		assertThatExceptionOfType(Exception.class).isThrownBy(replaced::get)
			.withCauseInstanceOf(HandshakeRefusedException.class);
		assertThat(this.held.calls).containsExactly("open OPEN");
		this.held.timer.elapse(MAX_DELAY.minusMillis(1));
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.timer.elapse(Duration.ofMillis(1));
		open(3);
		assertThat(this.held.calls).containsExactly("open OPEN", "open OPEN");
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.48")
	void whenReconnectIsOffThenAFailedReplacementIsNotTriedAgain() {
		SupervisedTask held = held((reconnect) -> reconnect.withEnabled(false).withMaxRetries(2)).open();
		CompletableFuture<Void> replaced = held.task.replace();
		held.connection().lose();
		assertFailed(replaced, "connection lost");
		held.timer.elapse(MAX_DELAY);
		assertThat(held.attempts()).isEqualTo(2);
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		verifyStopped(held);
	}

	@Test
	@Contract({ "7.47", "7.48" })
	void whenAReplacementFailsThenTheOneThatWaitsFollowsAtOnce() {
		this.held.open();
		CompletableFuture<Void> first = this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		this.held.connection().lose();
		assertThat(first).isCompletedExceptionally();
		open(3);
		assertThat(later).isCompleted();
		this.held.timer.elapse(MAX_DELAY.plusSeconds(1));
		assertThat(this.held.attempts()).isEqualTo(3);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.48")
	void whenThereIsNoSlotThenTheFutureTellsTheLimit() {
		this.held.open();
		this.held.take(1);
		CompletableFuture<Void> replaced = this.held.task.replace();
		assertFailed(replaced, "sockettask.max-connections allows no more than 2");
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		assertThat(this.held.calls).containsExactly("open OPEN");
		this.held.task.stop();
	}

	@Test
	@Contract("7.49")
	void whenTheTaskIsNotStartedThenTheFutureFailsAndNoConnectionBegins() {
		assertFailed(this.held.task.replace(), "it is STOPPED");
		assertFailed(this.held.task.replace(SupervisedTask.OTHER), "it is STOPPED");
		this.held.open();
		this.held.connection().holdClose();
		this.held.task.stop();
		assertFailed(this.held.task.replace(), "it is CLOSING");
		this.held.connection().lose();
		assertFailed(this.held.task.replace(), "it is STOPPED");
		assertThat(this.held.attempts()).isOne();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.49")
	void whenTheTaskHasGivenUpThenTheFutureFails() {
		this.held.task.start();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.connection().lose();
		this.held.elapse(60);
		this.held.connection().lose();
		this.held.elapse(60);
		this.held.connection().lose();
		assertThatExceptionOfType(Exception.class).isThrownBy(replaced::get)
			.withCauseInstanceOf(ReconnectFailedException.class);
		assertFailed(this.held.task.replace(), "it is FAILED");
		assertThat(this.held.attempts()).isEqualTo(3);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.49")
	void whenARetryWaitsThenItsDelayStaysAndTheFutureCompletesWhenTheTaskIsOpen() {
		this.held.open();
		this.held.connection().lose();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.WAITING_RETRY);
		CompletableFuture<Void> replaced = this.held.task.replace();
		assertThat(this.held.attempts()).isOne();
		this.held.elapse(1);
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().lose();
		assertThat(replaced).isNotDone();
		this.held.elapse(60);
		open(3);
		assertThat(replaced).isCompleted();
		assertThat(this.held.delays()).containsExactly(1000L, 2000L);
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.49")
	void whenStoppedThenAllFuturesFailAndBothConnectionsEnd() {
		this.held.open();
		CompletableFuture<Void> first = this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		assertThat(this.held.task.stop()).isCompleted();
		assertFailed(first, "it was stopped");
		assertFailed(later, "it was stopped");
		assertThat(this.held.calls).containsExactly("open OPEN", "close 1006 STOPPED");
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.49")
	void whenClosedWhileARetryWaitsThenTheFutureFails() {
		this.held.open();
		this.held.connection().lose();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.task.close();
		assertFailed(replaced, "it was stopped");
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.49")
	void whenStoppedInsideOfOnOpenOfTheReplacementThenTheFutureFails() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.inside("open", this.held.task::stop);
		open(2);
		assertFailed(replaced, "it was stopped");
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.49", "7.7" })
	void whenReconnectedMeanwhileThenTheNewConnectionIsTheNextOne() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		this.held.task.reconnect();
		open(2);
		assertThat(replaced).isCompleted();
		assertThat(later).isNotDone();
		open(3);
		assertThat(later).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.49", "7.7" })
	void whenTheConnectionIsBeingClosedForAReconnectThenTheNextOneIsTheNewOne() {
		this.held.open();
		HeldConnection old = this.held.connection();
		old.holdClose();
		this.held.task.reconnect();
		CompletableFuture<Void> replaced = this.held.task.replace();
		assertThat(this.held.attempts()).isOne();
		old.lose();
		open(2);
		assertThat(replaced).isCompleted();
		this.held.connection().receive("b");
		assertThat(this.held.attempts()).isEqualTo(2);
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.46", "7.45" })
	void whenTheOldConnectionIsLostMeanwhileThenTheFutureCompletesWithTheNewOne() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		this.held.transport.first().lose();
		assertThat(replaced).isNotDone();
		open(2);
		assertThat(replaced).isCompleted();
		assertThat(this.held.calls).containsExactly("open OPEN", "close 1006 CONNECTING", "open OPEN");
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.46", "7.45" })
	void whenBothAreLostThenTheFutureCompletesWithTheRetry() {
		this.held.open();
		CompletableFuture<Void> replaced = this.held.task.replace();
		CompletableFuture<Void> later = this.held.task.replace();
		this.held.transport.first().lose();
		this.held.connection().lose();
		assertThat(replaced).isNotDone();
		this.held.elapse(1);
		open(3);
		assertThat(replaced).isCompleted();
		assertThat(later).isCompleted();
		assertThat(this.held.attempts()).isEqualTo(3);
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.46", "7.45" })
	void whenTheOldConnectionIsLostWhileTheAddressIsAskedForThenTheRetryIsTheNewConnection() {
		this.held.open();
		this.held.inside("resolve", this.held.connection()::lose);
		CompletableFuture<Void> replaced = this.held.task.replace();
		assertThat(this.held.attempts()).isOne();
		assertThat(replaced).isNotDone();
		this.held.elapse(1);
		open(2);
		assertThat(replaced).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.47")
	void whatIsAskedForWhileTheAddressOfARetryIsToldIsOneMoreReplacement() {
		this.held.open();
		this.held.connection().lose();
		CompletableFuture<CompletableFuture<Void>> replaced = new CompletableFuture<>();
		this.held.inside("resolve", () -> replaced.complete(this.held.task.replace()));
		this.held.elapse(1);
		open(2);
		assertThat(replaced.join()).isNotDone();
		open(3);
		assertThat(replaced.join()).isCompleted();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.49")
	void whatIsAskedForAgainAndAgainSurvivesThousandsOfRetries() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect);
		held.task.start();
		List<CompletableFuture<Void>> replaced = new ArrayList<>();
		for (int i = 0; i < 3000; i++) {
			replaced.add(held.task.replace());
			held.connection().lose();
			held.timer.elapse(MAX_DELAY);
		}
		held.connection().open();
		assertThat(replaced).allSatisfy((each) -> assertThat(each).isCompleted());
		verifyStopped(held);
	}

}
