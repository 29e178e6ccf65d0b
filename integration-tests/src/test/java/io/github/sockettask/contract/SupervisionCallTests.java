package io.github.sockettask.contract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.Startup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application may ask of a task that is supervised, and when; in virtual time.
 */
@InEveryMode
class SupervisionCallTests {

	private final SupervisedTask held = SupervisedTask.standard();

	static Stream<String> callbacks() {
		return Stream.of("open", "message", "error", "close", "event CONNECTING", "event OPEN", "event WAITING_RETRY");
	}

	private static void play(SupervisedTask held) {
		held.task.start();
		held.connection().lose();
		held.elapse(40);
		held.connection().refuse(500, Map.of());
		held.elapse(40);
		held.connection().open();
		held.connection().receive("a");
		held.connection().lose();
	}

	@Test
	@Contract("7.7")
	void reconnectOfAnOpenTaskClosesAndConnectsAtOnce() {
		this.held.open();
		CompletableFuture<Void> reconnected = this.held.task.reconnect();
		assertThat(this.held.attempts()).isEqualTo(2);
		assertThat(reconnected).isNotDone();
		this.held.connection().open();
		assertThat(reconnected).isCompleted();
		assertThat(this.held.statuses()).containsExactly("CONNECTING", "OPEN", "CLOSING", "WAITING_RETRY", "CONNECTING",
				"OPEN");
	}

	@Test
	@Contract("7.7")
	void reconnectDoesNotWaitForARetry() {
		this.held.task.start();
		for (int i = 0; i < 5; i++) {
			this.held.connection().lose();
			this.held.elapse(100);
		}
		this.held.connection().lose();
		CompletableFuture<Void> reconnected = this.held.task.reconnect();
		assertThat(this.held.attempts()).isEqualTo(7);
		this.held.connection().lose();
		assertThat(this.held.delays()).as("starts over").endsWith(1000L);
		this.held.elapse(1);
		this.held.connection().open();
		assertThat(reconnected).isCompleted();
	}

	@Test
	@Contract("7.7")
	void reconnectStartsATaskThatIsStoppedAndLetsAnAttemptGoOn() {
		CompletableFuture<Void> first = this.held.task.reconnect();
		CompletableFuture<Void> second = this.held.task.reconnect();
		assertThat(this.held.attempts()).isOne();
		this.held.connection().open();
		assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
	}

	@Test
	@Contract("7.7")
	void reconnectWhileClosingConnectsWhenTheConnectionIsGone() {
		this.held.open();
		HeldConnection first = this.held.connection();
		first.holdClose();
		this.held.task.close();
		CompletableFuture<Void> reconnected = this.held.task.reconnect();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.CLOSING);
		first.closeByPeer(1000);
		assertThat(this.held.attempts()).isEqualTo(2);
		this.held.connection().open();
		assertThat(reconnected).isCompleted();
	}

	@Test
	@Contract("7.7")
	void reconnectInEachOnCloseDoesNotAskAServerThatIsDownWithoutAPause() {
		reconnectInEachOnClose();
		this.held.task.start();
		this.held.connection().lose();
		assertThat(this.held.attempts()).as("at once, the first time").isEqualTo(2);
		for (int i = 0; i < 4; i++) {
			this.held.connection().lose();
			this.held.elapse(100);
		}
		assertThat(this.held.attempts()).isEqualTo(6);
		assertThat(this.held.delays()).containsExactly(1000L, 1000L, 2000L, 4000L, 8000L);
	}

	@Test
	@Contract("7.7")
	void reconnectInOnCloseIsImmediateAgainWhenAConnectionHasLasted() {
		reconnectInEachOnClose();
		this.held.open();
		for (int i = 1; i < 4; i++) {
			this.held.elapse(5);
			this.held.connection().lose();
			assertThat(this.held.attempts()).isEqualTo(i + 1);
			this.held.connection().open();
		}
		this.held.connection().lose();
		assertThat(this.held.attempts()).as("has not lasted").isEqualTo(4);
	}

	@Test
	@Contract("7.7")
	void reconnectOutsideOfCallbacksIsImmediateEachTime() {
		this.held.task.start();
		for (int i = 1; i < 5; i++) {
			this.held.connection().lose();
			this.held.task.reconnect();
			assertThat(this.held.attempts()).isEqualTo(i + 1);
		}
	}

	private void reconnectInEachOnClose() {
		this.held.task.addListener(new SocketTaskListener() {

			@Override
			public void onClose(SocketTask task, OnCloseCallbackResult result) {
				task.reconnect();
			}

		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "7.5", "7.9" })
	void stopOfATaskThatHasGivenUpStopsItAndCloseDoesNot(boolean inside) {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect.withMaxRetries(0));
		CompletableFuture<Void> started = held.task.start();
		if (inside) {
			held.inside("close", held.task::stop);
			held.connection().lose();
		}
		else {
			held.connection().lose();
			held.task.close();
			assertThat(held.task.status()).isSameAs(SocketTaskStatus.FAILED);
			assertThat(held.task.stop()).isCompleted();
		}
		held.task.stop();
		assertThat(held.statuses()).containsExactly("CONNECTING", "FAILED", "STOPPED");
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(started).isCompletedExceptionally();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		held.task.start();
		assertThat(held.attempts()).isEqualTo(2);
	}

	@Test
	@Contract({ "7.6", "7.8" })
	void whatIsAskedForLastCounts() {
		this.held.open();
		HeldConnection first = this.held.connection();
		first.holdClose();
		this.held.task.stop();
		CompletableFuture<Void> started = this.held.task.start();
		CompletableFuture<Void> stopped = this.held.task.stop();
		first.lose();
		assertThat(stopped).isCompleted();
		assertThat(started).isCompletedExceptionally();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract({ "7.6", "7.9" })
	void reconnectInsideOfOnOpenKeepsThePromiseOfStart() {
		CompletableFuture<Void> started = this.held.task.start();
		this.held.inside("open", this.held.task::reconnect);
		this.held.connection().open();
		assertThat(started).isNotDone();
		this.held.connection().open();
		assertThat(started).isCompleted();
	}

	@ParameterizedTest
	@MethodSource("callbacks")
	@Contract({ "7.8", "7.9" })
	void stopInsideOfACallbackStops(String callback) {
		AtomicReference<CompletableFuture<Void>> stopped = new AtomicReference<>();
		play(this.held);
		this.held.inside(callback, () -> stopped.set(this.held.task.stop()));
		this.held.elapse(40);
		this.held.connection().refuse(500, Map.of());
		if (stopped.get() == null) {
			this.held.elapse(40);
			this.held.connection().open();
			if (stopped.get() == null) {
				this.held.connection().receive("b");
			}
		}
		assertThat(stopped.get()).isCompleted();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		assertThat(this.held.statuses()).endsWith("STOPPED");
	}

	@ParameterizedTest
	@MethodSource("callbacks")
	@Contract("7.9")
	void reconnectInsideOfACallbackConnects(String callback) {
		AtomicReference<CompletableFuture<Void>> reconnected = new AtomicReference<>();
		this.held.inside(callback, () -> reconnected.set(this.held.task.reconnect()));
		this.held.task.start();
		this.held.connection().refuse(500, Map.of());
		this.held.elapse(40);
		this.held.connection().open();
		if (this.held.task.status() != SocketTaskStatus.OPEN) {
			this.held.connection().open();
		}
		this.held.connection().receive("a");
		if (this.held.task.status() == SocketTaskStatus.CONNECTING) {
			this.held.connection().open();
		}
		this.held.connection().lose();
		this.held.elapse(40);
		this.held.connection().open();
		assertThat(reconnected.get()).isCompleted();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.OPEN);
		this.held.task.stop();
		assertThat(this.held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.10")
	void theStatusIsToldInEachCallback() {
		play(this.held);
		assertThat(this.held.calls).containsExactly("close 1006 WAITING_RETRY", "error refused: 500 WAITING_RETRY",
				"close 1006 WAITING_RETRY", "open OPEN", "message a OPEN", "close 1006 WAITING_RETRY");
	}

	@Test
	@Contract("7.10")
	void aSocketThatIsGoneIsNotOpenThoughTheTaskIsPaused() {
		this.held.open();
		this.held.task.pause();
		this.held.connection().receive("a");
		this.held.connection().lose();
		assertThat(this.held.task.status()).isSameAs(SocketTaskStatus.CLOSING);
		this.held.task.resume();
		assertThat(this.held.calls).endsWith("message a CLOSING", "close 1006 WAITING_RETRY");
	}

	@Test
	@Contract("7.15")
	void aLazyTaskConnectsWithItsFirstMessage() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect,
				(settings) -> settings.withStartup(Startup.LAZY), null);
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.STOPPED);
		CompletableFuture<?> first = held.task.send("a");
		held.task.send("b");
		assertThat(held.attempts()).isOne();
		held.connection().open();
		held.connection().writeAll();
		assertThat(first).isCompleted();
		assertThat(held.transport.written()).containsExactly("text a", "text b");
		held.task.stop();
		held.task.send("c");
		assertThat(held.attempts()).isOne();
	}

	@Test
	@Contract({ "3.14", "7.15" })
	void withoutTheOfflineQueueALazyTaskKeepsMessagesForItsFirstConnectionAlone() {
		SupervisedTask held = lazy(false);
		held.task.send("a");
		held.connection().open();
		CompletableFuture<?> begun = held.task.send("b");
		held.connection().lose();
		assertThat(begun).isCompletedExceptionally();
		assertThat(held.task.send("c")).isCompletedExceptionally();
		assertThat(held.task.isWritable()).isFalse();
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract({ "3.16", "7.15" })
	void withoutTheOfflineQueueALazyTaskKeepsNothingWhenItWasStoppedOrClosed() {
		SupervisedTask stopped = lazy(false);
		CompletableFuture<?> first = stopped.task.send("a");
		stopped.task.stop();
		assertThat(first).isCompletedExceptionally();
		assertThat(stopped.task.send("b")).isCompletedExceptionally();
		SupervisedTask closed = lazy(false);
		closed.task.close();
		assertThat(closed.task.send("a")).isCompletedExceptionally();
		assertThat(closed.attempts()).isZero();
	}

	@Test
	@Contract({ "3.14", "7.15" })
	void withTheOfflineQueueALazyTaskKeepsMessagesForEachConnection() {
		SupervisedTask held = lazy(true);
		held.task.send("a");
		held.connection().open();
		CompletableFuture<?> kept = held.task.send("b");
		held.connection().lose();
		CompletableFuture<?> sent = held.task.send("c");
		assertThat(kept).isNotDone();
		assertThat(sent).isNotDone();
	}

	private static SupervisedTask lazy(boolean offline) {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings.withStartup(Startup.LAZY)
			.withSend(settings.send().withOffline(settings.send().offline().withEnabled(offline))), null);
	}

}
