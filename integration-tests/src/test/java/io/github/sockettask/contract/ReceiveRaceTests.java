package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;

import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application asks for as messages arrive.
 */
class ReceiveRaceTests extends ContractFixture {

	private static final int ROUNDS = 20;

	private static final int MESSAGES = 300;

	private static final List<String> ALL = IntStream.range(0, MESSAGES).mapToObj(String::valueOf).toList();

	private final List<String> received = new CopyOnWriteArrayList<>();

	private static void sendAll(TestSocketConnection connection) {
		connection.accept();
		int at = 0;
		while (at < MESSAGES) {
			int from = at;
			int count = Math.min(1 + ThreadLocalRandom.current().nextInt(10), MESSAGES - from);
			connection.inSameSegment((together) -> together.repeat(count, (i) -> together.sendText("" + (from + i))));
			at += count;
		}
	}

	private RecordedTask connect(UnaryOperator<ReceiveSettings> change, Consumer<RecordedTask> handlers) {
		ReceiveMode mode = ThreadLocalRandom.current().nextBoolean() ? ReceiveMode.SERIAL : ReceiveMode.INLINE;
		this.client.with((settings) -> settings
			.withReceive(change.apply(settings.receive().withMode(mode).withQueueCapacity(8))));
		return connectWith(ReceiveRaceTests::sendAll, (recorded) -> {
			recorded.task().onMessage((result) -> this.received.add((String) result.data()));
			handlers.accept(recorded);
		});
	}

	private void awaitAll() {
		Awaitility.await("all messages")
			.atMost(Duration.ofSeconds(20))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(1))
			.until(() -> this.received.size() >= MESSAGES);
		assertThat(this.received).containsExactlyElementsOf(ALL);
	}

	private boolean isComplete() {
		return this.received.size() >= MESSAGES;
	}

	@RepeatedTest(ROUNDS)
	@Contract("5.18")
	void whenPausedAndResumedAsMessagesArriveThenNoneIsLostOrOutOfOrder() {
		RecordedTask task = connect((settings) -> settings, (recorded) -> {
		});
		while (!isComplete()) {
			task.task().pause();
			// one may be running
			int most = this.received.size() + 1;
			Thread.yield();
			assertThat(this.received.size()).isLessThanOrEqualTo(most);
			task.task().resume();
			Thread.yield();
		}
		awaitAll();
	}

	@RepeatedTest(ROUNDS)
	@Contract("5.20")
	void whenASubscriberAsksOneByOneFromAnotherThreadThenAllArrives() {
		SlowReader reader = new SlowReader();
		connect((settings) -> settings, (recorded) -> recorded.task().messages(String.class).subscribe(reader));
		for (int i = 1; i <= MESSAGES; i++) {
			reader.request(1);
			int expected = i;
			while (reader.received() < expected) {
				Thread.onSpinWait();
			}
			assertThat(this.received).hasSize(expected);
		}
		awaitAll();
	}

	@RepeatedTest(ROUNDS)
	@Contract("5.20")
	void whenASubscriberCancelsAsMessagesArriveThenOthersGetAll() {
		SlowReader reader = new SlowReader();
		connect((settings) -> settings, (recorded) -> recorded.task().messages(String.class).subscribe(reader));
		int asked = ThreadLocalRandom.current().nextInt(1, MESSAGES);
		reader.request(asked);
		while (reader.received() < ThreadLocalRandom.current().nextInt(asked)) {
			Thread.onSpinWait();
		}
		reader.cancel();
		awaitAll();
		assertThat(reader.received()).isLessThanOrEqualTo(asked);
	}

	@RepeatedTest(ROUNDS)
	@Contract({ "5.1", "5.19" })
	void whenClosedAndResumedAtOnceThenOnCloseComesOnceAndLast() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		RecordedTask task = connect((settings) -> settings, (recorded) -> {
			recorded.task().pause();
			recorded.task().onOpen((result) -> first.countDown());
		});
		first.await();
		CompletableFuture<Void> resume = CompletableFuture.runAsync(task.task()::resume);
		task.task().close();
		resume.join();
		task.awaitClose();
		assertThat(task.events()).containsExactly("close 1000 ");
		assertThat(this.received).isEqualTo(ALL.subList(0, this.received.size()));
	}

	@RepeatedTest(ROUNDS)
	@Contract("5.22")
	void whenAListIsFullAsItsTimeIsOverThenNoMessageIsLostOrDoubled() {
		List<String> listed = new CopyOnWriteArrayList<>();
		connect((settings) -> settings.withBatchSize(7).withBatchTimeout(Duration.ofNanos(100_000)),
				(recorded) -> recorded.task().onMessages(String.class, (result) -> {
					assertThat(result.data()).hasSizeBetween(1, 7);
					listed.addAll(result.data());
				}));
		awaitAll();
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> listed.size() >= MESSAGES);
		assertThat(listed).containsExactlyElementsOf(ALL);
	}

}
