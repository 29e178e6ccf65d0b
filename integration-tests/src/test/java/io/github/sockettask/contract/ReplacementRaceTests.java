package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.SocketTaskSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What may happen while a connection is being replaced, in the order that is bad and in
 * virtual time.
 */
@InEveryMode
class ReplacementRaceTests {

	private static final int AGE = 60;

	private final SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
			(settings) -> settings.withMaxConnectionAge(Duration.ofSeconds(AGE))
				.withReceive(SocketTaskSettings.DEFAULTS.receive()
					.withRetry(SocketTaskSettings.DEFAULTS.receive()
						.retry()
						.withMaxRetries(1)
						.withDelay(Duration.ofSeconds(AGE + AGE / 2))
						.withMaxDelay(Duration.ofHours(1))))
				.withHeartbeat(SocketTaskSettings.DEFAULTS.heartbeat().withInterval(Duration.ZERO)),
			null)
		.open();

	private final HeldConnection old = this.held.connection();

	private boolean failed;

	private void verifyStopped() {
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	private void verifyThatBothAreClosed() {
		assertThat(this.held.calls).hasSize(4).startsWith("open OPEN", "open OPEN").endsWith("close 1006 STOPPED");
	}

	@Test
	@Contract({ "5.18", "7.41" })
	void whatWaitsWhileTheTaskIsPausedComesAlthoughItsConnectionWasReplaced() {
		this.held.task.pause();
		this.old.receive("a");
		replaceOld();
		this.held.task.resume();
		assertThat(this.held.calls).containsExactly("open OPEN", "open OPEN", "message a OPEN", "close 1006 OPEN",
				"message b OPEN");
	}

	@Test
	@Contract({ "5.19", "7.41", "7.43" })
	void whatWaitsOfAConnectionThatWasReplacedIsDroppedWhenTheTaskIsClosed() {
		this.held.task.pause();
		this.old.receive("a");
		replaceOld();
		this.held.task.stop();
		this.held.task.resume();
		assertThat(this.held.calls).noneMatch((call) -> call.startsWith("message"));
		verifyStopped();
	}

	@Test
	@Contract({ "5.37", "7.41" })
	void whatWaitsForAnotherAttemptComesAlthoughItsConnectionWasReplaced() {
		this.held.task.onMessage((message) -> {
			this.held.calls.add("message " + message.data());
			if (message.data().equals("a") && !this.failed) {
				this.failed = true;
				throw new IllegalStateException("no luck");
			}
		});
		this.old.receive("a");
		this.old.receive("c");
		replaceOld();
		this.held.elapse(AGE);
		assertThat(this.held.calls).containsExactly("open OPEN", "message a", "open OPEN", "message b", "message a",
				"message c", "close 1006 OPEN");
	}

	private void replaceOld() {
		this.held.elapse(AGE);
		successor().open();
		this.held.connection().receive("b");
	}

	private HeldConnection successor() {
		assertThat(this.held.attempts()).isEqualTo(2);
		return this.held.connection();
	}

	@Test
	@Contract({ "7.8", "7.43" })
	void whenStoppedWhileAReplacementAsksWhereToThenItIsNotMade() {
		this.held.inside("resolve", this.held.task::stop);
		this.held.elapse(AGE);
		assertThat(this.held.attempts()).isOne();
		verifyStopped();
	}

	@Test
	@Contract({ "7.40", "7.8" })
	void anAgeThatWasCancelledTooLateReplacesNothing() {
		this.held.timer.beDeaf();
		this.held.task.stop();
		this.held.elapse(AGE);
		assertThat(this.held.attempts()).isOne();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
	}

	@Test
	@Contract({ "7.7", "7.45" })
	void whenAskedToReconnectMeanwhileThenTheReplacementIsTheNextConnection() {
		this.held.elapse(AGE);
		HeldConnection successor = successor();
		CompletableFuture<Void> reconnected = this.held.task.reconnect();
		assertThat(this.held.attempts()).isEqualTo(2);
		assertThat(reconnected).isNotDone();
		successor.open();
		assertThat(reconnected).isCompleted();
		assertThat(this.held.calls).containsExactly("open OPEN", "close 1006 CONNECTING", "open OPEN");
	}

	@Test
	@Contract("7.45")
	void whenTheOldConnectionIsLostAndThenTheReplacementFailsThenARetryFollows() {
		this.held.elapse(AGE);
		HeldConnection successor = successor();
		this.old.lose();
		successor.lose();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.WAITING_RETRY);
		this.held.elapse(1);
		assertThat(this.held.attempts()).isEqualTo(3);
		this.held.task.stop();
		verifyStopped();
	}

	@Test
	@Contract({ "7.42", "7.1" })
	void whenTheReplacementFailsAndThenTheOldConnectionIsLostThenARetryFollows() {
		this.held.elapse(AGE);
		successor().lose();
		assertThat(this.held.calls).containsExactly("open OPEN");
		this.old.lose();
		this.held.elapse(1);
		assertThat(this.held.attempts()).isEqualTo(3);
		this.held.task.stop();
		verifyStopped();
	}

	@Test
	@Contract("7.43")
	void whenTheReplacementOpensThoughTheTaskIsStoppedThenNothingIsToldOfIt() {
		this.held.elapse(AGE);
		HeldConnection successor = successor();
		this.old.holdClose();
		CompletableFuture<Void> stopped = this.held.task.stop();
		successor.open();
		assertThat(stopped).isNotDone();
		this.old.closeByPeer(1001);
		assertThat(stopped).isCompleted();
		assertThat(this.held.calls).containsExactly("open OPEN", "close 1001 STOPPED");
		verifyStopped();
	}

	@Test
	@Contract({ "7.40", "7.43" })
	void whenStoppedBeforeTheNewConnectionHasBroughtAMessageThenTheOldOneIsClosedAtOnce() {
		this.held.elapse(AGE);
		successor().open();
		assertThat(this.held.task.stop()).isCompleted();
		verifyThatBothAreClosed();
		verifyStopped();
	}

	@Test
	@Contract({ "7.40", "7.43" })
	void whenStoppedInsideOfTheOnOpenOfTheReplacementThenBothAreClosed() {
		this.held.elapse(AGE);
		this.held.inside("open", this.held.task::stop);
		successor().open();
		verifyThatBothAreClosed();
		verifyStopped();
	}

}
