package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;

import io.github.sockettask.client.Dispatch;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that come again to handlers that fail now and then, while other things happen.
 */
class RetryRaceTests extends ContractFixture {

	private static final int ROUNDS = 20;

	private static final int MESSAGES = 200;

	private static final List<String> ALL = IntStream.range(0, MESSAGES).mapToObj(String::valueOf).toList();

	private static final Dispatch[] DISPATCHES = { Dispatch.SERIAL, Dispatch.INLINE, Dispatch.CONCURRENT };

	/** What became of each message, in order: handled, or a dead letter. */
	private final List<String> settled = new CopyOnWriteArrayList<>();

	private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

	private final Dispatch dispatch = DISPATCHES[ThreadLocalRandom.current().nextInt(DISPATCHES.length)];

	private RecordedTask connect(Consumer<TestSocketConnection> end) {
		this.client.with((settings) -> settings.withReceive(settings.receive()
			.withDispatch(this.dispatch)
			.withQueueCapacity(16)
			.withRetry(settings.receive().retry().withMaxRetries(2).withDelay(Duration.ofMillis(1)))));
		return connectWith((connection) -> {
			connection.accept();
			connection.repeat(MESSAGES, (i) -> connection.sendText("" + i));
			end.accept(connection);
		}, (recorded) -> {
			recorded.task().onMessage(String.class, (result) -> handle(result.data()));
			recorded.task().onDeadLetter((letter) -> this.settled.add((String) letter.message().data()));
		});
	}

	private void handle(String message) {
		this.attempts.merge(message, 1, Integer::sum);
		if (ThreadLocalRandom.current().nextInt(8) == 0) {
			throw new IllegalStateException("no luck with " + message);
		}
		this.settled.add(message);
	}

	private void verifySettled(List<String> expected) {
		assertThat(this.settled).as(this.dispatch.name()).doesNotHaveDuplicates();
		if (this.dispatch == Dispatch.CONCURRENT) {
			assertThat(this.settled).containsExactlyInAnyOrderElementsOf(expected);
		}
		else {
			assertThat(this.settled).as(this.dispatch.name()).containsExactlyElementsOf(expected);
		}
		assertThat(this.attempts.values()).allMatch((attempts) -> attempts <= 3);
	}

	@RepeatedTest(ROUNDS)
	@Contract({ "5.35", "5.36", "5.37" })
	void whenThePeerClosesThenEachMessageIsHandledOrADeadLetterBeforeOnClose() {
		RecordedTask task = connect((connection) -> connection.close(4000, "bye"));
		task.awaitClose();
		verifySettled(ALL);
	}

	@RepeatedTest(ROUNDS)
	@Contract({ "5.35", "5.36" })
	void whenPausedAndResumedThenEachMessageIsHandledOrADeadLetter() {
		RecordedTask task = connect((connection) -> {
		});
		while (this.settled.size() < MESSAGES) {
			task.task().pause();
			Thread.yield();
			task.task().resume();
			Thread.yield();
		}
		verifySettled(ALL);
	}

	@RepeatedTest(ROUNDS)
	@Contract({ "5.36", "5.37" })
	void whenClosedOrStoppedThenWhatWasTriedIsSettledBeforeOnCloseAndNothingFollows() {
		RecordedTask task = connect((connection) -> {
		});
		int some = ThreadLocalRandom.current().nextInt(MESSAGES);
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> this.settled.size() >= some);
		if (ThreadLocalRandom.current().nextBoolean()) {
			task.task().close();
		}
		else {
			task.task().stop();
		}
		task.awaitClose();
		List<String> settled = List.copyOf(this.settled);
		verifySettled(ALL.stream().filter(this.attempts::containsKey).toList());
		assertThat(this.settled).isEqualTo(settled);
	}

}
