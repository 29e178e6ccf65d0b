package io.github.sockettask.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.Startup;
import io.github.sockettask.client.StartupSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application may ask of a task that is supervised, and when; in virtual time.
 */
class SupervisionCallTests {

	private final SupervisedTask held = SupervisedTask.standard();

	private static SupervisedTask limited() {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 1);
	}

	private static SupervisedTask customized(List<Runnable> callbacks, HandshakeCustomizer customizer) {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 1, callbacks::add,
				List.of(customizer));
	}

	private static void runAll(List<Runnable> callbacks) {
		while (!callbacks.isEmpty()) {
			callbacks.remove(0).run();
		}
	}

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
				(settings) -> settings.withStartup(
						new StartupSettings(settings.startup().auto(), Startup.LAZY, settings.startup().timeout())),
				null, 0);
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
	@Contract("7.17")
	void aHandshakeIsCustomizedAnewAtEachAttempt() {
		List<String> attempts = new ArrayList<>();
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 0,
				Runnable::run, List.of((handshake, attempt) -> {
					attempts.add(
							attempt.retries() + " " + ((attempt.previous() != null) ? attempt.previous().cause() : ""));
					return new Handshake(handshake.url() + "?ticket=" + attempts.size(), handshake.header(),
							handshake.protocols());
				}));
		held.open();
		held.connection().lose();
		held.elapse(1);
		assertThat(held.transport.urls()).containsExactly("ws://localhost/?ticket=1", "ws://localhost/?ticket=2");
		assertThat(attempts).containsExactly("0 ", "1 connection lost");
	}

	@Test
	@Contract("7.17")
	void aCustomizerThatFailsOrReturnsNothingFailsTheAttempt() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 1,
				Runnable::run, List.of((handshake, attempt) -> {
					throw new Exception("no ticket");
				}));
		held.task.start();
		assertThat(held.calls).containsExactly(
				"error A HandshakeCustomizer failed: java.lang.Exception: no ticket WAITING_RETRY",
				"close 1006 WAITING_RETRY");
		held.elapse(1);
		assertThat(held.calls).hasSize(4);
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.17")
	void aCustomizerThatHangsFailsTheAttemptAndComesTooLate() {
		List<Runnable> callbacks = new ArrayList<>();
		SupervisedTask held = customized(callbacks, (handshake, attempt) -> handshake);
		held.task.start();
		Runnable customizing = callbacks.remove(callbacks.size() - 1);
		held.elapse(60);
		runAll(callbacks);
		assertThat(held.task.status()).isSameAs(SocketTaskStatus.WAITING_RETRY);
		customizing.run();
		assertThat(held.attempts()).isZero();
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "7.8", "7.17" })
	void whenStoppedWhileAHandshakeIsCustomizedThenNothingIsLeft(boolean stopping) {
		List<Runnable> callbacks = new ArrayList<>();
		SupervisedTask held = customized(callbacks, (handshake, attempt) -> handshake);
		held.task.start();
		Runnable customizing = callbacks.remove(callbacks.size() - 1);
		if (stopping) {
			held.task.stop();
		}
		else {
			held.task.close();
		}
		runAll(callbacks);
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
		customizing.run();
		assertThat(held.attempts()).isZero();
	}

	@Test
	@Contract({ "7.17", "7.18" })
	void whenThereIsNoThreadForACustomizerThenTheAttemptFails() {
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 1,
				new CustomizersRefused(), List.of((handshake, attempt) -> handshake));
		held.task.start();
		assertThat(held.calls.get(0)).startsWith("error There is no thread to customize the handshake");
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.18")
	void anAttemptThatWaitsForItsTurnCanBeStopped() {
		SupervisedTask held = limited();
		held.task.start();
		SocketTask other = held.factory.createTask("other");
		other.start();
		assertThat(other.status()).isSameAs(SocketTaskStatus.CONNECTING);
		assertThat(held.attempts()).isOne();
		assertThat(other.stop()).isCompleted();
		held.connection().open();
		assertThat(held.attempts()).isOne();
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.18")
	void everyAttemptThatFailsAtOnceGivesItsTurnBack() {
		SupervisedTask held = limited();
		held.transport.beBroken();
		held.task.start();
		for (int i = 0; i < 20; i++) {
			held.elapse(60);
		}
		assertThat(held.attempts()).isGreaterThan(15);
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("7.18")
	void anAttemptThatFailsAtOnceGivesItsTurnBackThoughCallbacksAreLate() {
		List<Runnable> callbacks = new ArrayList<>();
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, 1,
				callbacks::add, List.of());
		held.transport.beBroken();
		held.task.start();
		runAll(callbacks);
		held.elapse(1);
		assertThat(held.attempts()).isEqualTo(2);
		runAll(callbacks);
		held.task.stop();
		runAll(callbacks);
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

}
