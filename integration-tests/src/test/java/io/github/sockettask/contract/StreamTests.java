package io.github.sockettask.contract;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;

import jakarta.websocket.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.MessageStream;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that are made while they are sent.
 */
@InEveryMode
class StreamTests extends ContractFixture {

	private static final String DEFLATE = "permessage-deflate";

	private RecordedTask connect(boolean compressed) {
		return connectTo((connection) -> {
			if (compressed) {
				connection.header("Sec-WebSocket-Extensions", DEFLATE);
			}
			connection.accept();
		}, (option) -> option.perMessageDeflate(compressed)).awaitOpen();
	}

	// the timeout of a close is that of what waits before it too
	private void allowTimeToWrite() {
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofSeconds(10)));
	}

	private List<SocketMessage> awaitMessages(int count) {
		return this.server.awaitConnection(1).awaitMessages(count);
	}

	@Test
	@Contract("3.21")
	void charactersMayBeCutBetweenBuffers() {
		RecordedTask task = connect(false);
		String text = "h\u00e9llo \u4e2d\u6587 \ud83d\ude00".repeat(10);
		SubmissionPublisher<ByteBuffer> source = new SubmissionPublisher<>();
		task.task().send("before");
		task.task().send(MessageStream.text(source));
		task.task().send("behind");
		awaitSubscriber(source);
		for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
			source.submit(ByteBuffer.wrap(new byte[] { each }));
		}
		source.close();
		assertThat(awaitMessages(3)).extracting(SocketMessage::text).containsExactly("before", text, "behind");
		assertThat(this.server.awaitConnection(1).frames()).hasSize(text.getBytes(StandardCharsets.UTF_8).length + 3);
	}

	private static void awaitSubscriber(SubmissionPublisher<ByteBuffer> source) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.pollInterval(Duration.ofMillis(1))
			.until(source::hasSubscribers);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "3.21", "3.6" })
	void messagesBehindAStreamKeepTheirOrderAndACloseGoesBehindAll(boolean compressed) {
		allowTimeToWrite();
		RecordedTask task = connect(compressed);
		byte[] bytes = new byte[1024 * 1024];
		IntStream.range(0, 3).forEach((i) -> {
			task.task().send("m" + i);
			task.task().send(new ByteArrayInputStream(bytes));
		});
		task.task().send("end");
		task.task().close();
		task.awaitClose();
		List<SocketMessage> messages = this.server.awaitConnection(1).messages();
		assertThat(messages).hasSize(7);
		assertThat(messages.get(1).bytes()).isEqualTo(bytes);
		assertThat(messages.stream().map((message) -> message.bytes().length < 100)).containsExactly(true, false, true,
				false, true, false, true);
		assertThat(this.server.awaitConnection(1).frames()).last()
			.extracting(SocketFrame::opcode)
			.isEqualTo(SocketFrame.CLOSE);
		assertThat(task.events()).containsExactly("open", "close 1000 ");
	}

	@Test
	@Contract("3.21")
	void aSourceMayBeReadOnTheEventLoop() {
		this.client.callingBackOn(Runnable::run);
		RecordedTask task = connect(false);
		byte[] bytes = new byte[100_000];
		task.task().send(new ByteArrayInputStream(bytes));
		task.task().send("behind");
		assertThat(awaitMessages(2)).extracting((message) -> message.bytes().length).containsExactly(100_000, 6);
	}

	@RepeatedTest(10)
	@Contract({ "3.21", "1.5" })
	void streamsAndMessagesOfTheNativeSessionDoNotGetInEachOthersWay() {
		RecordedTask task = connect(false);
		Session session = Objects.requireNonNull(task.task().ws(Session.class));
		CompletableFuture<Void> texts = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < 100; i++) {
				session.getAsyncRemote().sendText("x");
			}
		});
		for (int i = 0; i < 100; i++) {
			task.task().send(new ByteArrayInputStream(new byte[40_000]));
		}
		assertThat(awaitMessages(200)).extracting((message) -> message.bytes().length)
			.containsOnly(1, 40_000)
			.hasSize(200);
		assertThat(texts).succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	@Contract("3.6")
	void withCompressionACloseGoesBehindAllThatWasSent() {
		allowTimeToWrite();
		RecordedTask task = connect(true);
		for (int i = 0; i < 2000; i++) {
			task.task().send("message " + i);
		}
		task.task().close();
		task.awaitClose();
		assertThat(this.server.awaitConnection(1).messages()).hasSize(2000);
		assertThat(task.events()).containsExactly("open", "close 1000 ");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("3.22")
	void aSourceThatFailsBeforeItBeginsLeavesTheConnectionAsItIs(boolean compressed) {
		RecordedTask task = connect(compressed);
		assertThat(task.task().send(MessageStream.binary((subscriber) -> {
			throw new IllegalStateException("no");
		}))).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withMessageContaining("its source failed");
		task.task().send("behind");
		assertThat(awaitMessages(1)).hasSize(1);
		assertThat(task.events()).containsExactly("open");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract("3.22")
	void aSourceThatFailsInTheMiddleEndsTheConnection(boolean compressed) {
		RecordedTask task = connect(compressed);
		SubmissionPublisher<ByteBuffer> source = new SubmissionPublisher<>();
		var sent = task.task().send(MessageStream.binary(source));
		awaitSubscriber(source);
		source.submit(ByteBuffer.wrap(new byte[10]));
		this.server.awaitConnection(1).awaitFrame((frame) -> frame.opcode() == SocketFrame.BINARY);
		source.closeExceptionally(new IllegalStateException("gone"));
		assertThat(sent).failsWithin(Duration.ofSeconds(5)).withThrowableThat().withMessageContaining("gone");
		task.awaitClose();
		assertThat(task.events()).containsExactly("open", "error", GONE);
		assertThat(source.hasSubscribers()).isFalse();
	}

}
