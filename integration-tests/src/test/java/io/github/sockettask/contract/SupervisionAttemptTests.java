package io.github.sockettask.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.modes.InEveryMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How attempts wait for their turn and are customized, in virtual time.
 */
@InEveryMode
class SupervisionAttemptTests {

	private static SupervisedTask limited() {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null);
	}

	private static SupervisedTask customized(List<Runnable> callbacks, HandshakeCustomizer customizer) {
		return new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, callbacks::add,
				List.of(customizer));
	}

	private static void runAll(List<Runnable> callbacks) {
		while (!callbacks.isEmpty()) {
			callbacks.remove(0).run();
		}
	}

	@Test
	@Contract("7.17")
	void aHandshakeIsCustomizedAnewAtEachAttempt() {
		List<String> attempts = new ArrayList<>();
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, Runnable::run,
				List.of((handshake, attempt) -> {
					attempts.add(attempt.retries() + " "
							+ ((attempt.previous() != null) ? attempt.previous().description() : ""));
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
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, Runnable::run,
				List.of((handshake, attempt) -> {
					throw new Exception("no ticket");
				}));
		held.task.start();
		assertThat(held.calls)
			.containsExactly("error HandshakeCustomizer %s failed: java.lang.Exception: no ticket WAITING_RETRY"
				.formatted(getClass().getName()), "close 1006 WAITING_RETRY");
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
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null,
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
		SupervisedTask held = new SupervisedTask((reconnect) -> reconnect, (settings) -> settings, null, callbacks::add,
				List.of());
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
