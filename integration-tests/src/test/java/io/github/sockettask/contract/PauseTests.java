package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task that is paused, by its application or by what waits.
 */
@InEveryMode
class PauseTests extends ContractFixture {

	private static void sendTen(TestSocketConnection connection) {
		connection.accept().inSameSegment((together) -> together.repeat(10, (i) -> together.sendText("m" + i)));
	}

	/**
	 * A task that pauses at its third message.
	 */
	private RecordedTask connect(SocketScript script) {
		handleOneAtATime();
		return connectWith(script, (recorded) -> recorded.task().onMessage((result) -> {
			recorded.note("message " + result.data());
			if (result.data().equals("m2")) {
				recorded.task().pause();
			}
		}));
	}

	private static List<String> events(int messages, String... others) {
		return Stream
			.of(Stream.of("open"), IntStream.range(0, messages).mapToObj((i) -> "message m" + i), Stream.of(others))
			.flatMap((events) -> events)
			.toList();
	}

	@Test
	@Contract("5.18")
	void whenPausedThenNoMessageIsDeliveredAndAllElseGoesOn() {
		RecordedTask task = connect((connection) -> {
			sendTen(connection);
			connection.expectText("x").close(4000, "bye");
		}).awaitCall("message m2");
		assertThat(task.task().isPaused()).isTrue();
		task.task().send(SendOption.of("x").success((result) -> task.note("sent")));
		task.awaitCall("sent");
		assertThat(task.events()).containsExactlyElementsOf(events(3, "sent"));
		task.task().resume();
		task.awaitClose();
		assertThat(task.events().stream().filter((event) -> !event.equals("sent")))
			.containsExactlyElementsOf(events(10, "close 4000 bye"));
	}

	@Test
	@Contract("5.19")
	void whenClosedWhilePausedThenWhatWaitsIsDropped() {
		RecordedTask task = connect(PauseTests::sendTen).awaitCall("message m2");
		task.task().close(4001, "enough");
		task.awaitClose();
		assertThat(task.events()).containsExactlyElementsOf(events(3, "close 4001 enough"));
	}

	@Test
	@Contract("5.19")
	void whenStoppedWhilePausedThenTheTaskEnds() {
		RecordedTask task = connect(PauseTests::sendTen).awaitCall("message m2");
		assertThat(task.task().stop()).succeedsWithin(Duration.ofSeconds(5));
		assertThat(task.events()).containsExactlyElementsOf(events(3, "close 1001 "));
	}

	@Test
	@Contract({ "5.1", "5.18" })
	void whenThePeerIsLostWhilePausedThenOnCloseComesBehindTheMessages() {
		RecordedTask task = connect((connection) -> {
			sendTen(connection);
			connection.drop();
		}).awaitCall("message m2");
		assertThat(task.events()).containsExactlyElementsOf(events(3));
		task.task().resume();
		task.awaitClose();
		assertThat(task.events()).containsExactlyElementsOf(events(10, GONE));
	}

	@Test
	@Contract({ "5.1", "5.18" })
	void whenThePeerResetsWhilePausedThenOnCloseComesBehindTheMessages() {
		CountDownLatch paused = new CountDownLatch(1);
		RecordedTask task = connect((connection) -> {
			sendTen(connection);
			connection.await(paused).reset();
		}).awaitCall("message m2");
		paused.countDown();
		this.server.awaitConnection(1).awaitEnd();
		assertThat(task.events()).containsExactlyElementsOf(events(3));
		task.task().resume();
		task.awaitClose();
		assertThat(task.events()).containsExactlyElementsOf(events(10, GONE));
	}

	@Test
	@Contract("5.19")
	void aTaskThatIsPausedStaysSoWhenItIsStartedAgain() {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("a"),
				(recorded) -> recorded.task().pause());
		task.awaitOpen();
		assertThat(task.task().stop()).succeedsWithin(Duration.ofSeconds(5));
		task.task().start();
		task.awaitNumberOf("open", 2);
		assertThat(task.task().send("x")).succeedsWithin(Duration.ofSeconds(5));
		assertThat(task.events()).noneMatch((event) -> event.startsWith("message"));
		task.task().resume();
		task.awaitCall("message a");
	}

	@Test
	@Contract("5.18")
	void whenPausedThenThePeerIsSlowedDown() {
		AtomicInteger sent = new AtomicInteger();
		String text = incompressible(64 * 1024);
		AtomicInteger received = new AtomicInteger();
		RecordedTask task = connectWith(
				(connection) -> connection.accept().within(Duration.ofSeconds(20)).repeat(400, (i) -> {
					connection.sendText(text);
					sent.incrementAndGet();
				}).close(1000, ""), (recorded) -> {
					recorded.task().pause();
					recorded.task().onMessage((result) -> received.incrementAndGet());
				});
		task.awaitOpen();
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> sent.get() < 350);
		assertThat(received).hasValue(0);
		task.task().resume();
		task.awaitClose();
		assertThat(received).hasValue(400);
	}

	@Test
	@Contract("5.20")
	void whenASubscriberAsksForNothingThenThePeerIsSlowedDown() {
		AtomicInteger sent = new AtomicInteger();
		String text = incompressible(64 * 1024);
		SlowReader reader = new SlowReader();
		RecordedTask task = connectWith(
				(connection) -> connection.accept().within(Duration.ofSeconds(20)).repeat(400, (i) -> {
					connection.sendText(text);
					sent.incrementAndGet();
				}).close(1000, ""), (recorded) -> {
					recorded.task().messages(String.class).subscribe(reader);
					recorded.task().onMessage((result) -> {
					});
				});
		task.awaitOpen();
		Awaitility.await().during(Duration.ofMillis(300)).until(() -> sent.get() < 350);
		assertThat(reader.received()).isZero();
		reader.request(1);
		Awaitility.await().until(() -> reader.received() == 1);
		reader.request(Long.MAX_VALUE);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(reader::isComplete);
		assertThat(reader.received()).isEqualTo(400);
	}

}
