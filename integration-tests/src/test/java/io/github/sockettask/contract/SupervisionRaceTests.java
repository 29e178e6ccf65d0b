package io.github.sockettask.contract;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.Startup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What two threads may do at the same time, played by one in the order that is bad: while
 * an attempt asks where to, while a policy decides, and with timers that are cancelled
 * too late.
 */
@InEveryMode
class SupervisionRaceTests {

	private final SupervisedTask held = SupervisedTask.standard();

	private static SupervisedTask decidedBy(ReconnectPolicy policy) {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, policy);
	}

	private static SupervisedTask lazy() {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings.withStartup(Startup.LAZY), null);
	}

	private void verifyStopped(SupervisedTask held) {
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "1.2", "7.6" })
	void whenTwoStartATaskThenItHasOneConnectionAndBothPromisesAreKept(boolean reconnecting) {
		SocketTask task = this.held.task;
		CompletableFuture<Void> other = new CompletableFuture<>();
		this.held.inside("resolve", () -> {
			CompletableFuture<Void> started = reconnecting ? task.reconnect() : task.start();
			started.thenAccept(other::complete);
		});
		CompletableFuture<Void> started = task.start();
		assertThat(this.held.attempts()).isOne();
		this.held.connection().open();
		assertThat(started).isCompleted();
		assertThat(other).isCompleted();
	}

	@Test
	@Contract("7.8")
	void whenStoppedWhileARetryAsksWhereToThenItIsNotMade() {
		this.held.open();
		this.held.connection().lose();
		this.held.inside("resolve", this.held.task::stop);
		this.held.elapse(100);
		assertThat(this.held.attempts()).isOne();
		verifyStopped(this.held);
	}

	@Test
	@Contract("7.7")
	void whenAskedToReconnectWhileARetryAsksWhereToThenOneAttemptIsMade() {
		this.held.open();
		this.held.connection().lose();
		this.held.inside("resolve", this.held.task::reconnect);
		this.held.elapse(1);
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().open();
		this.held.elapse(20);
		assertThat(this.held.attempts()).isEqualTo(2);
	}

	@Test
	@Contract({ "7.8", "7.15" })
	void whenStoppedWhileTheFirstMessageStartsALazyTaskThenItStaysStopped() {
		SupervisedTask held = lazy();
		held.inside("resolve", held.task::stop);
		held.task.send("a");
		assertThat(held.attempts()).isZero();
		assertThat(held.task.send("b")).isCompletedExceptionally();
		assertThat(held.attempts()).isZero();
		assertThat(held.task.clearOfflineQueue()).isZero();
		verifyStopped(held);
	}

	@Test
	@Contract("7.15")
	void whenALazyTaskIsStartedWhileItsFirstMessageDoesThenItHasOneConnection() {
		SupervisedTask held = lazy();
		held.inside("resolve", held.task::start);
		held.task.send("a");
		assertThat(held.attempts()).isOne();
	}

	@Test
	@Contract("7.8")
	void aRetryThatWasCancelledTooLateDoesNothing() {
		this.held.open();
		this.held.connection().lose();
		this.held.timer.beDeaf();
		this.held.task.stop();
		this.held.elapse(100);
		assertThat(this.held.attempts()).isOne();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
	}

	@Test
	@Contract("7.7")
	void aRetryThatWasCancelledTooLateDoesNotDisturbTheAttemptInItsPlace() {
		this.held.open();
		this.held.connection().lose();
		this.held.timer.beDeaf();
		this.held.task.reconnect();
		this.held.elapse(1);
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().lose();
		this.held.timer.elapse(Duration.ofMillis(999));
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.timer.elapse(Duration.ofMillis(1));
		assertThat(this.held.attempts()).isEqualTo(3);
	}

	@Test
	@Contract("7.3")
	void aConnectionThatIsLostHasNotLastedThoughThatIsCancelledTooLate() {
		this.held.timer.beDeaf();
		this.held.open();
		for (int i = 0; i < 3; i++) {
			this.held.connection().lose();
			this.held.elapse(4);
			this.held.connection().open();
		}
		assertThat(this.held.delays()).containsExactly(1000L, 2000L, 4000L);
	}

	@Test
	@Contract({ "4.6", "7.8" })
	void whenAnAttemptOpensThatWasClosedThenNothingIsToldOfIt() {
		this.held.task.start();
		HeldConnection connection = this.held.connection();
		this.held.task.close();
		connection.open();
		assertThat(this.held.calls).noneMatch((call) -> call.startsWith("open"));
		assertThat(this.held.statuses()).containsExactly("CONNECTING", "CLOSING", "STOPPED");
		verifyStopped(this.held);
	}

	@Test
	@Contract({ "7.2", "7.8" })
	void whenStoppedWhileAPolicyDecidesThenTheTaskIsStopped() {
		SocketTask[] task = new SocketTask[1];
		SupervisedTask held = decidedBy((end, retries, configured) -> {
			task[0].stop();
			return configured;
		});
		task[0] = held.task;
		held.open().connection().lose();
		held.elapse(100);
		assertThat(held.calls).containsExactly("open OPEN", "close 1006 STOPPED");
		assertThat(held.attempts()).isOne();
		verifyStopped(held);
	}

	@Test
	@Contract({ "7.2", "7.7" })
	void whenAskedToReconnectWhileAPolicyDecidesThenItIsDoneOnce() {
		SocketTask[] task = new SocketTask[1];
		SupervisedTask held = decidedBy((end, retries, configured) -> {
			task[0].reconnect();
			return configured;
		});
		task[0] = held.task;
		held.open().connection().lose();
		assertThat(held.attempts()).isEqualTo(2);
		held.connection().open();
		held.elapse(20);
		assertThat(held.attempts()).isEqualTo(2);
		held.task.stop();
		verifyStopped(held);
	}

	@Test
	@Contract({ "7.5", "7.6" })
	void whenStartedWhileATaskIsToldThatItHasGivenUpThenItConnectsOnce() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect.withMaxRetries(0));
		CompletableFuture<Void> first = held.task.start();
		held.inside("error", held.task::start);
		held.connection().refuse(500, Map.of());
		assertThat(held.attempts()).isEqualTo(2);
		assertThat(first).isCompletedExceptionally();
		held.connection().open();
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.OPEN);
	}

}
