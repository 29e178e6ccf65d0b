package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection whose peer may be gone without a word.
 */
@InEveryMode
class HeartbeatTests extends ContractFixture {

	private static final String CUT = "close 1006 heartbeat: nothing was received within 200 ms";

	private static final HeartbeatSettings QUICK = HeartbeatSettings.UNSET.withInterval(Duration.ofMillis(50))
		.withTimeout(Duration.ofMillis(200));

	/** For peers that answer, however slow the machine is. */
	private static final HeartbeatSettings PATIENT = QUICK.withTimeout(Duration.ofSeconds(10));

	private final CountDownLatch latch = new CountDownLatch(1);

	private RecordedTask connect(HeartbeatSettings heartbeat, SocketScript script) {
		this.client.with((settings) -> settings.withHeartbeat(heartbeat));
		return connectTo(script);
	}

	private static void expectPings(TestSocketConnection connection, int number) {
		connection.repeat(number, (i) -> connection.expectPing());
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@Contract({ "7.20", "7.30" })
	void whenThePeerFallsSilentThenTheConnectionIsCut(boolean compressed) {
		this.client.with((settings) -> settings.withHeartbeat(QUICK));
		CountingTimer timer = new CountingTimer();
		this.client.timedBy(timer);
		RecordedTask task = connectTo((connection) -> {
			if (compressed) {
				connection.header("Sec-WebSocket-Extensions", "permessage-deflate");
			}
			connection.accept().expectPing().silence();
		}, (option) -> option.perMessageDeflate(compressed)).awaitClose();
		assertThat(task.events()).containsExactly("open", CUT);
		Awaitility.await().until(() -> timer.scheduled() == 0);
	}

	@Test
	@Contract("7.20")
	void whenOnlyPongsAreMissingThenTheConnectionIsCutToo() {
		RecordedTask task = connect(QUICK, (connection) -> connection.noPongReply().accept().sendText("a"));
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", "message a", CUT);
	}

	@Test
	@Contract("7.20")
	void whenThePeerFallsSilentThenATaskConnectsAgain() {
		this.client.with((settings) -> settings.withHeartbeat(QUICK)
			.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(10))));
		this.server.onNext("/x", (connection) -> connection.accept().silence());
		this.server.on("/x", TestSocketConnection::accept);
		RecordedTask recorded = new RecordedTask();
		recorded.attach(this.client.create(this.server.url("/x")));
		recorded.task().start();
		recorded.awaitNumberOf("open", 2);
		assertThat(recorded.events()).containsExactly("open", CUT, "open");
		recorded.task().stop().join();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@Contract("7.21")
	void aPeerThatAnswersStaysConnectedAndPongsAreInvisible(boolean compressed) {
		this.client.with((settings) -> settings.withHeartbeat(PATIENT.withInterval(Duration.ofMillis(5))));
		RecordedTask task = connectTo((connection) -> {
			if (compressed) {
				connection.header("Sec-WebSocket-Extensions", "permessage-deflate");
			}
			connection.accept();
			expectPings(connection, 20);
			connection.sendText("a").close(1000, "done");
		}, (option) -> option.perMessageDeflate(compressed)).awaitClose();
		assertThat(task.events()).containsExactly("open", "message a", "close 1000 done");
	}

	@Test
	@Contract("7.21")
	void whateverArrivesIsALifeSign() {
		RecordedTask task = connect(QUICK.withTimeout(Duration.ofSeconds(1)), (connection) -> {
			connection.noPongReply().accept();
			connection.repeat(15, (i) -> connection.pause(Duration.ofMillis(100)).pong(new byte[0]));
			connection.close(1000, "done");
		}).awaitClose();
		assertThat(task.events()).containsExactly("open", "close 1000 done");
	}

	@Test
	@Contract("7.22")
	void aTextIsSentInPlaceOfAPing() {
		RecordedTask task = connect(PATIENT.withMessage("ping"),
				(connection) -> connection.accept()
					.expectText("ping")
					.sendText("pong")
					.expectText("ping")
					.sendText("pong")
					.close(1000, "done"))
			.awaitClose();
		assertThat(task.events()).containsExactly("open", "message pong", "message pong", "close 1000 done");
	}

	@Test
	@Contract("7.22")
	void aTextThatIsNotAnsweredCutsTheConnection() {
		RecordedTask task = connect(QUICK.withMessage("ping"), (connection) -> connection.accept().expectText("ping"))
			.awaitClose();
		assertThat(task.events()).containsExactly("open", CUT);
	}

	@Test
	@Contract("7.22")
	void aTextIsForItsConnectionOnly() {
		HeldTask held = new HeldTask((settings) -> settings.withHeartbeat(QUICK.withMessage("ping"))
			.withReconnect(settings.reconnect().withEnabled(true))
			.withSend(
					HeldTask.bounded(settings.send(), 1, 1).withOffline(settings.send().offline().withEnabled(true))));
		held.open();
		held.send("a");
		held.timer.elapse(Duration.ofMillis(60));
		held.connection().lose();
		held.timer.elapse(Duration.ofSeconds(2));
		held.connection().open();
		held.connection().writeAll();
		assertThat(held.transport.written()).containsExactly("text a");
	}

	@Test
	@Contract("7.22")
	void aTextIsSentThoughTheQueueIsFull() {
		HeldTask held = new HeldTask((settings) -> settings.withHeartbeat(QUICK.withMessage("ping"))
			.withSend(HeldTask.bounded(settings.send(), 1, 1)));
		held.open();
		held.send("a");
		held.timer.elapse(Duration.ofMillis(60));
		held.connection().writeAll();
		assertThat(held.transport.written()).containsExactly("text a", "text ping");
		held.task.stop();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pong:1", "/key", "/key=pong" })
	@Contract("7.23")
	void theAnswerIsNotForTheApplication(String expect) {
		RecordedTask task = connect(PATIENT.withMessage("ping").withExpect(expect), (connection) -> {
			connection.acceptTogetherWith(SocketFrame.text("pong:1"));
			connection.repeat(3, (i) -> connection.expectText("ping").sendText("a").sendText("pong:1").sendText("b"));
			connection.close(1000, "done");
		}).awaitClose();
		// what comes before the first question is no answer
		assertEvents(task, List.of("open"),
				List.of("message pong:1", "message a", "message b", "message a", "message b", "message a", "message b"),
				List.of("close 1000 done"));
	}

	@Test
	@Contract("7.23")
	void whenOnlyOtherThingsArriveThenTheConnectionIsCut() {
		RecordedTask task = connect(QUICK.withMessage("ping").withExpect("pong"), (connection) -> {
			connection.accept();
			connection.repeat(200, (i) -> connection.sendText("data").pause(Duration.ofMillis(20)));
		}).awaitClose();
		assertThat(task.events()).contains("message data")
			.endsWith("close 1006 heartbeat: no answer was received within 200 ms");
	}

	@Test
	@Contract("7.24")
	void whilePausedTheConnectionIsNotCut() {
		this.client.with((settings) -> settings.withHeartbeat(QUICK));
		RecordedTask task = connectWith((connection) -> {
			connection.noPongReply().accept();
			expectPings(connection, 8);
			connection.run(this.latch::countDown);
		}, (recorded) -> recorded.task().pause()).awaitOpen();
		Awaitility.await().until(() -> this.latch.getCount() == 0);
		assertThat(task.events()).containsExactly("open");
		task.task().resume();
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", CUT);
	}

	@Test
	@Contract("7.25")
	void whenTheDeadlineIsNoticedLateThenThePeerIsAskedAgain() {
		ExecutorTimer timer = new ExecutorTimer();
		Duration timeout = Duration.ofMillis(201);
		this.client
			.timedBy((task, delay) -> timer.schedule(task, delay.equals(timeout) ? delay.plusMillis(1100) : delay));
		RecordedTask task = connect(PATIENT.withTimeout(timeout).withInterval(Duration.ofMillis(300)),
				(connection) -> connection.noPongReply().accept().expectPing().expectPing().close(1000, "done"));
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", "close 1000 done");
	}

	@Test
	@Contract("7.30")
	void whenClosingThenThePeerIsNotAskedAnyMore() {
		HeldTask held = new HeldTask((settings) -> settings.withHeartbeat(QUICK));
		held.open();
		int before = held.timer.scheduled();
		held.task.stop();
		assertThat(held.timer.scheduled()).isLessThan(before).isZero();
	}

	@Test
	@Contract("7.30")
	void withAnIntervalOfZeroThereIsNoHeartbeat() {
		HeldTask with = new HeldTask((settings) -> settings.withHeartbeat(QUICK)).open();
		HeldTask without = new HeldTask((settings) -> settings.withHeartbeat(QUICK.withInterval(Duration.ZERO))).open();
		assertThat(without.timer.scheduled()).isEqualTo(with.timer.scheduled() - 1);
	}

}
