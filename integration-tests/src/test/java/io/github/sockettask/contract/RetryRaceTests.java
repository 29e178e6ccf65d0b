package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that come again to handlers that fail now and then, while other things happen.
 */
@InEveryMode
class RetryRaceTests extends ContractFixture {

	private static final int ROUNDS = Integer.getInteger("sockettask.test.rounds", 5);

	private static final int MESSAGES = 200;

	private static final int MANY = 2000;

	private static final int KEYS = 5;

	private static final Duration SOON = Duration.ofMillis(1);

	private static final Duration NEVER = Duration.ofHours(1);

	private final CountingTimer timer = new CountingTimer();

	static Stream<ReceiveMode> modes() {
		return Stream.generate(Mode.current()::receiveMode).limit(ROUNDS);
	}

	private SettledMessages receiving(ReceiveMode mode, Duration delay, int oneOf) {
		this.client.timedBy(this.timer)
			.with((settings) -> settings.withReceive(settings.receive()
				.withMode(mode)
				.withKey("key")
				.withQueueCapacity(16)
				.withRetry(settings.receive().retry().withMaxRetries(2).withDelay(delay).withMaxDelay(delay))));
		return new SettledMessages(mode, oneOf);
	}

	private RecordedTask connect(SettledMessages messages, Consumer<TestSocketConnection> end) {
		return connectWith((connection) -> {
			send(connection);
			end.accept(connection);
		}, (recorded) -> messages.attach(recorded.task()));
	}

	private static void send(TestSocketConnection connection) {
		connection.accept();
		connection.repeat(MESSAGES, (i) -> connection.sendText("k" + i % KEYS + ":" + i));
	}

	private static ConditionFactory await() {
		return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(SOON);
	}

	private void verifyClosed(SettledMessages messages) {
		await().until(messages::isClosed);
		await().until(() -> this.timer.scheduled() == 0);
		messages.verifyClosed();
	}

	@ParameterizedTest
	@MethodSource("modes")
	@Contract({ "5.35", "5.36", "5.37" })
	void whenThePeerClosesThenEachMessageIsHandledOrADeadLetterBeforeOnClose(ReceiveMode mode) {
		SettledMessages messages = receiving(mode, SOON, 8);
		connect(messages, (connection) -> connection.close(4000, "bye"));
		verifyClosed(messages);
		assertThat(messages.tried()).isEqualTo(MESSAGES);
	}

	@ParameterizedTest
	@MethodSource("modes")
	@Contract({ "5.35", "5.36" })
	void whenPausedAndResumedThenEachMessageIsHandledOrADeadLetter(ReceiveMode mode) {
		SettledMessages messages = receiving(mode, SOON, 8);
		SocketTask task = connect(messages, (connection) -> {
		}).task();
		await().until(() -> {
			task.pause();
			Thread.yield();
			task.resume();
			return messages.count() == MESSAGES;
		});
		messages.verifyOpen();
	}

	@ParameterizedTest
	@MethodSource("modes")
	@Contract({ "5.36", "5.37" })
	void whenClosedOrStoppedThenWhatWasTriedIsSettledBeforeOnClose(ReceiveMode mode) {
		SettledMessages messages = receiving(mode, SOON, 2);
		SocketTask task = connect(messages, (connection) -> {
		}).task();
		int some = ThreadLocalRandom.current().nextInt(MESSAGES);
		await().until(() -> messages.count() >= some);
		end(task);
		verifyClosed(messages);
	}

	@ParameterizedTest
	@MethodSource("modes")
	@Contract({ "5.36", "5.37" })
	void whenClosedPausedOrNotThenNoMessageWaitsForItsTime(ReceiveMode mode) {
		SettledMessages messages = receiving(mode, NEVER, 1);
		SocketTask task = connect(messages, (connection) -> {
		}).task();
		await().until(() -> messages.tried() > 0);
		if (ThreadLocalRandom.current().nextBoolean()) {
			task.pause();
		}
		end(task);
		verifyClosed(messages);
	}

	private static void end(SocketTask task) {
		if (ThreadLocalRandom.current().nextBoolean()) {
			task.close();
		}
		else {
			task.stop();
		}
	}

	@Test
	@Contract({ "5.28", "5.36", "5.37" })
	void whenMessagesWaitToComeAgainThenThePeerIsSlowedDown() {
		// the peer does not read the close while it cannot write
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofMillis(100)));
		SettledMessages messages = receiving(Mode.current().receiveMode(), NEVER, 1);
		AtomicInteger sent = new AtomicInteger();
		String text = incompressible(64 * 1024).replace(':', ';');
		SocketTask task = connectWith((connection) -> connection.accept().repeat(MANY, (i) -> {
			connection.sendText("k" + i % KEYS + text + ":" + i);
			sent.incrementAndGet();
		}), (recorded) -> messages.attach(recorded.task())).task();
		await().until(() -> messages.tried() > 0);
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> sent.get() < MANY / 2);
		end(task);
		verifyClosed(messages);
	}

	@ParameterizedTest
	@MethodSource("modes")
	@Contract({ "5.36", "5.37" })
	void whenConnectingAgainThenWhatWasTriedIsSettledBeforeOnCloseOfItsConnection(ReceiveMode mode) {
		SettledMessages messages = receiving(mode, SOON, 3);
		this.server.on("/x", RetryRaceTests::send);
		SocketTask task = this.client.create(this.server.url("/x").toString());
		messages.attach(task);
		task.start();
		int some = ThreadLocalRandom.current().nextInt(1, MESSAGES);
		await().until(() -> messages.count() >= some);
		task.reconnect();
		await().until(() -> messages.count() > MESSAGES + some);
		task.stop().join();
		verifyClosed(messages);
	}

}
