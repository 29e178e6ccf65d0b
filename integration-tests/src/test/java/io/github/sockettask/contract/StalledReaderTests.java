package io.github.sockettask.contract;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketMessage;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that does not read, or slowly.
 */
class StalledReaderTests {

	private static final int SIZE = 64 * 1024;

	private static final byte[] PING = { 'p' };

	@RegisterExtension
	final Client client = new Client();

	private final TestSocketServer server = TestSocketServer.builder()
		.receiveBufferSize(16 * 1024)
		.deadline(Duration.ofSeconds(10))
		.start();

	private final CountDownLatch read = new CountDownLatch(1);

	private final CountDownLatch ping = new CountDownLatch(1);

	private final List<CompletableFuture<CallbackResult>> futures = new ArrayList<>();

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	private RecordedTask connect(UnaryOperator<SendSettings> change, SocketScript script) {
		this.server.on("/x", script);
		return this.client.with((settings) -> settings.withSend(change.apply(settings.send())))
			.connect(this.server.url("/x"))
			.awaitOpen();
	}

	private RecordedTask connectStalled(UnaryOperator<SendSettings> change) {
		return connect(change, (connection) -> connection.accept().stopReading().await(this.read).resumeReading());
	}

	private static byte[] numbered(int number) {
		return String.format("%0" + SIZE + "d", number).getBytes(StandardCharsets.US_ASCII);
	}

	private static int number(SocketMessage message) {
		return Integer.parseInt(new String(message.bytes(), StandardCharsets.US_ASCII));
	}

	private void send(RecordedTask task, int count) {
		IntStream.range(0, count).forEach((i) -> this.futures.add(task.task().send(numbered(i))));
	}

	private List<String> outcomes() {
		return this.futures.stream().map((future) -> {
			try {
				return future.handle((result, failure) -> HeldTask.outcome(future)).get(10, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				return ex.toString();
			}
		}).toList();
	}

	private List<Integer> seen(int count) {
		return this.server.awaitConnection(1).awaitMessages(count).stream().map(StalledReaderTests::number).toList();
	}

	@Test
	@Contract("3.8")
	void whatIsAcceptedArrivesWhenThePeerReadsOn() {
		RecordedTask task = connectStalled((send) -> send.withQueueCapacity(10));
		send(task, 300);
		this.read.countDown();
		List<String> outcomes = outcomes();
		List<Integer> written = IntStream.range(0, 300).filter((i) -> outcomes.get(i).equals("ok")).boxed().toList();
		assertThat(seen(written.size())).containsExactlyElementsOf(written);
		assertThat(outcomes).filteredOn((outcome) -> !outcome.equals("ok"))
			.isNotEmpty()
			.containsOnly("too much is waiting to be written (at most 10 messages and 16777216 bytes, with 64 for each"
					+ " message)");
	}

	@Test
	@Contract("3.9")
	void aSenderThatWaitsGoesOnWhenThePeerReadsOn() {
		RecordedTask task = connectStalled((send) -> send.withQueueCapacity(10).withOverflow(Overflow.BLOCK));
		CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(task, 300));
		this.read.countDown();
		assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
		assertThat(outcomes()).containsOnly("ok");
		assertThat(seen(300)).containsExactlyElementsOf(IntStream.range(0, 300).boxed().toList());
	}

	@Test
	@Contract("3.10")
	void theNewestArriveWhenTheOldestAreDropped() {
		RecordedTask task = connectStalled((send) -> send.withQueueCapacity(10).withOverflow(Overflow.DROP_OLDEST));
		send(task, 300);
		this.read.countDown();
		List<String> outcomes = outcomes();
		List<Integer> written = IntStream.range(0, 300).filter((i) -> outcomes.get(i).equals("ok")).boxed().toList();
		assertThat(written).hasSizeLessThan(300).endsWith(IntStream.range(290, 300).boxed().toArray(Integer[]::new));
		assertThat(seen(written.size())).containsExactlyElementsOf(written);
	}

	@Test
	@Contract("3.17")
	void onlyTheNewestOfAKeyArrives() {
		RecordedTask task = connectStalled((send) -> send);
		send(task, 200);
		for (int i = 1000; i < 1100; i++) {
			this.futures.add(task.task().send(SendOption.of(numbered(i)).conflationKey("price")));
		}
		this.read.countDown();
		assertThat(outcomes().subList(0, 200)).containsOnly("ok");
		assertThat(seen(201)).hasSize(201).endsWith(199, 1099);
	}

	@Test
	@Contract("3.12")
	void aPeerThatTakesNothingForTheTimeoutIsCut() {
		RecordedTask task = connect((send) -> send.withTimeout(Duration.ofMillis(300)),
				(connection) -> connection.accept().silence());
		send(task, 200);
		task.awaitClose();
		assertThat(task.error().errMsg()).contains("the peer has taken nothing for 300 ms (send.timeout)");
		assertThat(task.events()).containsExactly("open", "error", "close 1006 abnormal closure");
		assertThat(outcomes()).last()
			.asString()
			.containsAnyOf("the connection was lost before the message was written", "not written within 300 ms");
		assertThat(task.task().bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.12")
	void nothingIsScheduledWhenAllWasWrittenAndTheConnectionIsGone() {
		CountingTimer timer = new CountingTimer();
		this.client.timedBy(timer);
		RecordedTask task = connectStalled((send) -> send.withQueueCapacity(300));
		send(task, 200);
		this.futures.add(task.task().send(SendOption.of("end").ttl(Duration.ofSeconds(20))));
		assertThat(timer.scheduled()).isPositive();
		this.read.countDown();
		assertThat(outcomes()).containsOnly("ok");
		task.task().close();
		task.awaitClose();
		Awaitility.await().until(() -> timer.scheduled() == 0);
	}

	@Test
	@Contract("3.12")
	void aPeerThatReadsSlowlyIsNotCut() {
		RecordedTask task = connect((send) -> send.withTimeout(Duration.ofMillis(1500)),
				(connection) -> connection.accept().slowReader(SIZE, Duration.ofMillis(2)));
		this.futures.add(task.task().send(new byte[8 * 1024 * 1024]));
		assertThat(outcomes()).containsExactly("ok");
		assertThat(this.server.awaitConnection(1).awaitMessages(1).get(0).bytes()).hasSize(8 * 1024 * 1024);
		assertThat(task.events()).containsExactly("open");
	}

	private RecordedTask connectPinging() {
		return connect((send) -> send,
				(connection) -> connection.accept()
					.stopReading()
					.await(this.ping)
					.ping(PING)
					.sendText("pinged")
					.await(this.read)
					.resumeReading());
	}

	private List<Integer> opcodes() {
		this.server.awaitConnection(1).awaitFrame((frame) -> frame.opcode() == SocketFrame.CLOSE);
		return this.server.awaitConnection(1).frames().stream().map(SocketFrame::opcode).toList();
	}

	@Test
	@Contract("3.20")
	void aPongGoesOutBeforeMessagesThatWait() {
		RecordedTask task = connectPinging();
		send(task, 240);
		this.ping.countDown();
		task.awaitCall("message pinged");
		this.read.countDown();
		outcomes();
		task.task().close();
		List<Integer> opcodes = opcodes();
		assertThat(opcodes).hasSize(242);
		assertThat(opcodes.indexOf(SocketFrame.PONG)).isLessThan(230);
	}

	@Test
	@Contract({ "3.20", "3.6" })
	void aPongGoesOutBetweenTheFragmentsOfAMessageAndACloseBehindThem() {
		RecordedTask task = connectPinging();
		this.futures.add(task.task().send(new ByteArrayInputStream(new byte[15 * 1024 * 1024]) {

			@Override
			public int read(byte[] bytes, int offset, int length) {
				if (this.pos > SIZE) {
					// a part of it is under way
					StalledReaderTests.this.ping.countDown();
				}
				return super.read(bytes, offset, length);
			}

		}));
		task.awaitCall("message pinged");
		this.read.countDown();
		task.task().close();
		List<Integer> opcodes = opcodes();
		assertThat(opcodes.indexOf(SocketFrame.PONG)).isBetween(1, opcodes.size() - 10);
		assertThat(outcomes()).containsExactly("ok");
		assertThat(this.server.awaitConnection(1).awaitMessages(1).get(0).bytes()).hasSize(15 * 1024 * 1024);
	}

}
