package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that are handled at the same time. A message is its key and its number, such
 * as "k7:12".
 */
class ParallelDispatchTests extends ContractFixture {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final AtomicInteger atATime = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final CountDownLatch go = new CountDownLatch(1);

	private void dispatch(ReceiveMode mode, int concurrency) {
		this.client.with((settings) -> settings
			.withReceive(settings.receive().withMode(mode).withConcurrency(concurrency).withKey("colon")));
	}

	private static List<String> messages(int number, int keys) {
		Random random = new Random();
		return IntStream.range(0, number).mapToObj((i) -> "k" + random.nextInt(keys) + ":" + i).toList();
	}

	private static void send(TestSocketConnection connection, List<String> messages) {
		connection.inSameSegment(
				(together) -> together.rawFrame(messages.stream().map(SocketFrame::text).toArray(SocketFrame[]::new)));
	}

	private void enter() {
		this.most.accumulateAndGet(this.atATime.incrementAndGet(), Math::max);
	}

	private void leave() {
		this.atATime.decrementAndGet();
	}

	private void await() throws InterruptedException {
		assertThat(this.go.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	@Contract({ "5.24", "5.26" })
	void asManyMessagesAsMayAreHandledAtTheSameTimeAndNoMore() {
		dispatch(ReceiveMode.CONCURRENT, 5);
		List<String> messages = messages(200, 1);
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, messages);
			connection.close(4000, "bye");
		}, (recorded) -> recorded.task().onMessage((result) -> {
			enter();
			await();
			recorded.note("message " + result.data());
			leave();
		}));
		Awaitility.await().atMost(PATIENCE).untilAtomic(this.most, Matchers.equalTo(5));
		assertThat(task.events()).containsExactly("open");
		this.go.countDown();
		task.awaitClose();
		assertThat(this.most).hasValue(5);
		assertThat(task.events()).hasSize(202).startsWith("open").endsWith("close 4000 bye");
		assertThat(task.events().subList(1, 201))
			.containsExactlyInAnyOrderElementsOf(messages.stream().map((message) -> "message " + message).toList());
	}

	@Test
	@Contract({ "5.25", "5.26" })
	void messagesOfAKeyAreHandledInOrderAndOneAtATime() {
		dispatch(ReceiveMode.PER_KEY, 8);
		List<String> messages = messages(3000, 60);
		Map<String, List<String>> lanes = new ConcurrentHashMap<>();
		Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
		AtomicInteger overlaps = new AtomicInteger();
		AtomicInteger handled = new AtomicInteger();
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, messages);
			connection.close(4000, "bye");
		}, (recorded) -> recorded.task().onMessage((result) -> {
			enter();
			String message = (String) result.data();
			String key = message.substring(0, message.indexOf(':'));
			AtomicInteger lane = busy.computeIfAbsent(key, (any) -> new AtomicInteger());
			overlaps.addAndGet(lane.getAndIncrement());
			int delay = message.hashCode() & 63;
			if (delay < 8) {
				LockSupport.parkNanos(delay * 50_000L);
			}
			lanes.computeIfAbsent(key, (any) -> new CopyOnWriteArrayList<>()).add(message);
			handled.incrementAndGet();
			lane.decrementAndGet();
			leave();
		}));
		task.awaitClose();
		assertThat(overlaps).hasValue(0);
		assertThat(this.most.get()).isBetween(2, 8);
		assertThat(handled).hasValue(3000);
		lanes.forEach((key, lane) -> assertThat(lane)
			.containsExactlyElementsOf(messages.stream().filter((message) -> message.startsWith(key + ":")).toList()));
	}

	@Test
	@Contract("5.25")
	void aKeyThatIsStuckKeepsNoOtherWaitingAndMessagesWithoutAKeyAreInOrder() {
		dispatch(ReceiveMode.PER_KEY, 2);
		RecordedTask task = connectWith((connection) -> connection.accept()
			.sendText("stuck:1")
			.sendText("stuck:2")
			.repeat(50, (i) -> connection.sendText("no key " + i))
			.close(4000, "bye"), (recorded) -> recorded.task().onMessage((result) -> {
				if (result.data().equals("stuck:1")) {
					await();
				}
				recorded.note("message " + result.data());
			}));
		task.awaitCall("message no key 49");
		assertThat(task.events().subList(1, 51))
			.containsExactlyElementsOf(IntStream.range(0, 50).mapToObj((i) -> "message no key " + i).toList());
		this.go.countDown();
		task.awaitClose();
		assertThat(task.events().subList(51, 54)).containsExactly("message stuck:1", "message stuck:2",
				"close 4000 bye");
	}

	@Test
	@Contract("5.27")
	void whenAKeyCannotBeToldThenTheErrorHandlersAreAndTheMessageIsHandled() {
		dispatch(ReceiveMode.PER_KEY, 4);
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendBinary(new byte[] { 1 }).sendText("k:1").close(4000, "bye"),
				(recorded) -> {
				});
		task.awaitClose();
		assertThat(task.error().cause()).isInstanceOf(ClassCastException.class);
		assertThat(task.events()).containsExactlyInAnyOrder("open", "error", "message 0x01", "message k:1",
				"close 4000 bye");
	}

	@Test
	@Contract("5.27")
	void whenAKeyCannotBeComparedThenTheErrorHandlersAreToldAndTheMessageIsHandled() {
		this.client.with((settings) -> settings.withReceive(
				settings.receive().withMode(ReceiveMode.PER_KEY).withKey(FailingKey.NAME).withQueueCapacity(4)));
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, List.of("a:1", "bad:1", "a:2", "bad:2", "b:1", "bad:3", "a:3"));
			connection.close(4000, "bye");
		}, (recorded) -> recorded.task().onMessage((result) -> {
			if (result.data().equals("a:1")) {
				// so that its lane is there
				Awaitility.await().atMost(PATIENCE).until(() -> recorded.events().contains("error"));
			}
			recorded.note("message " + result.data());
		}));
		task.awaitClose();
		assertThat(task.error().cause()).hasMessage("broken by intention");
		assertThat(task.events()).contains("message a:1", "message bad:1", "message a:2", "message bad:2",
				"message b:1", "message bad:3", "message a:3");
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "CONCURRENT", "PER_KEY" })
	@Contract({ "5.6", "5.26" })
	void whenATaskIsClosedThenMessagesThatWaitAreDropped(ReceiveMode mode) {
		dispatch(mode, 3);
		CountDownLatch closed = new CountDownLatch(1);
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, messages(200, 20));
			connection.await(closed);
		}, (recorded) -> recorded.task().onMessage((result) -> {
			enter();
			await();
			recorded.note("message");
			leave();
		}));
		Awaitility.await().atMost(PATIENCE).untilAtomic(this.most, Matchers.equalTo(3));
		task.task().close(3001, "enough");
		closed.countDown();
		this.go.countDown();
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", "message", "message", "message", "close 3001 enough");
	}

	@RepeatedTest(20)
	@Contract({ "5.1", "5.26" })
	void whicheverSideEndsWhileMessagesAreHandledOnCloseIsLastAndComesOnce() {
		Random random = new Random();
		dispatch(random.nextBoolean() ? ReceiveMode.CONCURRENT : ReceiveMode.PER_KEY, 1 + random.nextInt(4));
		int end = random.nextInt(300);
		boolean here = random.nextBoolean();
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, messages(300, 10));
			connection.drop();
		}, (recorded) -> recorded.task().onMessage((result) -> {
			if (here && ((String) result.data()).endsWith(":" + end)) {
				recorded.task().close();
			}
			recorded.note("message");
			if ((result.data().hashCode() & 7) == 0) {
				throw new IllegalStateException("not this one");
			}
		}));
		task.awaitClose();
		this.client.awaitQuiet();
		assertThat(task.events()).startsWith("open").filteredOn((event) -> event.startsWith("close")).hasSize(1);
		assertThat(task.events().get(task.events().size() - 1)).startsWith("close");
		if (!here) {
			assertThat(task.events()).filteredOn("message"::equals).hasSize(300);
		}
	}

	@ParameterizedTest
	@EnumSource(value = ReceiveMode.class, names = { "CONCURRENT", "PER_KEY" })
	@Contract({ "5.24", "5.25" })
	void whileATaskIsPausedMessagesThatArrivedWaitAndNothingIsLost(ReceiveMode mode) {
		dispatch(mode, 3);
		AtomicInteger begun = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		RecordedTask task = connectWith((connection) -> {
			connection.accept();
			send(connection, messages(200, 20));
			connection.close(4000, "bye");
		}, (recorded) -> recorded.task().onMessage((result) -> {
			if (begun.incrementAndGet() == 10) {
				recorded.task().pause();
				// each of the two others may have taken one meanwhile
				most.set(begun.get() + 2);
				recorded.note("paused");
			}
			recorded.note("message");
		}));
		task.awaitCall("paused");
		Awaitility.await().during(Duration.ofMillis(50)).until(() -> begun.get() <= most.get());
		task.task().resume();
		task.awaitClose();
		assertThat(task.events()).filteredOn("message"::equals).hasSize(200);
		assertThat(task.events()).endsWith("close 4000 bye");
	}

	@Test
	@Contract("5.28")
	void whenCallbacksBlockThenThePeerIsSlowedDownAndNothingIsLost() {
		dispatch(ReceiveMode.CONCURRENT, 2);
		AtomicInteger sent = new AtomicInteger();
		AtomicInteger received = new AtomicInteger();
		String text = "x".repeat(64 * 1024);
		RecordedTask task = connectWith(
				(connection) -> connection.accept().within(Duration.ofSeconds(20)).repeat(2000, (i) -> {
					connection.sendText(text);
					sent.incrementAndGet();
				}).close(1000, ""), (recorded) -> recorded.task().onMessage((result) -> {
					await();
					received.incrementAndGet();
				}));
		Awaitility.await().during(Duration.ofMillis(500)).until(() -> sent.get() < 1000);
		this.go.countDown();
		task.awaitClose();
		assertThat(received).hasValue(2000);
	}

}
