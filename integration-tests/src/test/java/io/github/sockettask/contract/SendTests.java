package io.github.sockettask.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Section 3 of the contract.
 */
@InEveryMode
class SendTests extends ContractFixture {

	private static final String NOT_OPEN = "SocketTask.send:fail SocketTask.readyState is not OPEN";

	@BeforeEach
	void scriptServer() {
		this.server.on("/echo", (connection) -> connection.echo()).on("/accept", (connection) -> connection.accept());
	}

	private RecordedTask connected(String path) {
		return this.client.connect(this.server.url(path)).awaitOpen();
	}

	private static SendOption recording(RecordedTask task, @Nullable Object data, String name) {
		return new SendOption(data, (result) -> task.note(name + " success " + result.errMsg()),
				(result) -> task.note(name + " fail " + result.errMsg()), (result) -> task.note(name + " complete"));
	}

	@Test
	@Contract("3.1")
	void whenSentThenSuccessCompleteAndFutureTellIt() throws Exception {
		RecordedTask task = connected("/accept");
		CompletableFuture<CallbackResult> future = task.task().send(recording(task, "hello", "send"));
		assertThat(future.get(5, TimeUnit.SECONDS).errMsg()).isEqualTo("sendSocketMessage:ok");
		task.awaitCall("send complete");
		assertThat(task.events()).containsExactly("open", "send success sendSocketMessage:ok", "send complete");
		assertThat(this.server.awaitConnection(1).awaitMessages(1)).extracting(SocketMessage::text)
			.containsExactly("hello");
	}

	@Test
	@Contract({ "1.6", "3.1", "3.4", "5.16" })
	void whenMessagesAreEchoedThenTheyArriveIntact() {
		RecordedTask task = connected("/echo");
		task.task().send("héllo 中文 😀 \u0000 \r\n\"\\");
		task.task().send("");
		task.task().send(new byte[] { 0, 1, (byte) 0xfe, (byte) 0xff });
		task.task().send(new byte[0]);
		task.task().send("end");
		task.awaitNumberOf("message", 5);
		assertEvents(task, List.of("open"), List.of("message héllo 中文 😀 \u0000 \r\n\"\\", "message ",
				"message 0x0001feff", "message 0x", "message end"), List.of());
	}

	@Test
	@Contract("5.16")
	void whenOneMebibyteIsSentThenItArrivesAsOneMessage() {
		RecordedTask task = connected("/echo");
		String text = "abcdefgh".repeat(131_072);
		task.task().send(text);
		task.awaitCall("message " + text);
		byte[] bytes = new byte[1024 * 1024];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) i;
		}
		task.task().send(bytes);
		task.awaitCall("message " + RecordedTask.show(bytes));
	}

	@Test
	@Contract("3.4")
	void anyCharSequenceIsText() {
		RecordedTask task = connectTo(
				(connection) -> connection.accept().expectText("a b").expectText("c").expectText(""));
		task.awaitOpen();
		StringBuilder builder = new StringBuilder("a \u0062");
		task.task().send(builder);
		builder.setLength(0);
		task.task().send(CharBuffer.wrap("c"));
		task.task().send(SendOption.of(new StringBuffer()));
		assertThat(this.server.awaitConnection(1).awaitMessages(3)).extracting(SocketMessage::text)
			.containsExactly("a b", "c", "");
	}

	@Test
	@Contract("1.6")
	void whenBufferIsSentThenItsRemainingBytesGoOutAndItsPositionStays() throws Exception {
		RecordedTask task = connected("/accept");
		ByteBuffer buffer = ByteBuffer.wrap(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 });
		buffer.position(2).limit(7);
		task.task().send(buffer).get(5, TimeUnit.SECONDS);
		assertThat(this.server.awaitConnection(1).awaitMessages(1).get(0).bytes())
			.isEqualTo(new byte[] { 2, 3, 4, 5, 6 });
		assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] { 2, 3, 4, 5, 6 }));
	}

	@Test
	@Contract("1.6")
	void whenAnObjectIsSentThenItIsConverted() throws Exception {
		RecordedTask task = connected("/accept");
		task.task().send(42).get(5, TimeUnit.SECONDS);
		assertThat(this.server.awaitConnection(1).awaitMessages(1).get(0).text()).isEqualTo("42");
	}

	@Test
	@Contract({ "1.6", "3.5" })
	void whenAnObjectCantBeConvertedThenTheSendFailsAndTheConnectionStays() {
		RecordedTask task = connected("/echo");
		assertFails(task.task().send(recording(task, 4.2, "send")), MessageConversionException.class,
				"Not to be sent: 4.2");
		task.task().send("still there");
		task.awaitCall("message still there");
		assertThat(task.events()).contains("send fail Not to be sent: 4.2", "send complete");
	}

	@Test
	@Contract("3.2")
	void whenConnectingThenSendFails() {
		this.server.on("/silent", (connection) -> connection.silentHandshake());
		RecordedTask task = this.client.connect(this.server.url("/silent"));
		assertFails(task.task().send(recording(task, "early", "send")), SendSocketMessageException.class, NOT_OPEN);
		task.awaitCall("send complete");
		assertThat(task.events()).containsExactly("send fail " + NOT_OPEN, "send complete");
	}

	@Test
	@Contract("3.2")
	void whenClosingOrClosedThenSendFails() {
		CountDownLatch refused = new CountDownLatch(1);
		this.server.on("/mute", (connection) -> connection.accept().noCloseReply().await(refused).drop());
		RecordedTask task = connected("/mute");
		task.task().close();
		assertFails(task.task().send(recording(task, "closing", "first")), SendSocketMessageException.class, NOT_OPEN);
		task.awaitCall("first complete");
		refused.countDown();
		task.awaitClose();
		assertFails(task.task().send(recording(task, "closed", "second")), SendSocketMessageException.class, NOT_OPEN);
		task.awaitCall("second complete");
		assertThat(task.events()).containsExactly("open", "first fail " + NOT_OPEN, "first complete",
				"close 1006 abnormal closure", "second fail " + NOT_OPEN, "second complete");
	}

	@Test
	@Contract("3.4")
	void whenDataIsNullThenSendFails() {
		RecordedTask task = connected("/echo");
		CompletableFuture<CallbackResult> future = task.task().send(recording(task, null, "send"));
		assertThat(future).isCompletedExceptionally();
		task.awaitCall("send complete");
		assertThat(task.events().get(1)).startsWith("send fail ").contains("data is required");
	}

	@Test
	@Contract("3.3")
	void whenTooMuchWaitsThenSendFailsAndNothingElseIsLost() throws Exception {
		CountDownLatch read = new CountDownLatch(1);
		this.server.on("/stalled", (connection) -> connection.accept().stopReading().await(read).resumeReading());
		RecordedTask task = connected("/stalled");
		byte[] mebibyte = new byte[1024 * 1024];
		List<CompletableFuture<CallbackResult>> accepted = new ArrayList<>();
		CompletableFuture<CallbackResult> last;
		do {
			last = task.task().send(mebibyte);
			accepted.add(last);
		}
		while (!last.isCompletedExceptionally() && accepted.size() < 100);
		accepted.remove(last);
		assertFails(last, SendSocketMessageException.class, "sendSocketMessage:fail too much is waiting to be written"
				+ " (at most 16384 messages and 16777216 bytes, with 64 for each message)");
		assertThat(accepted).hasSizeBetween(15, 50);
		read.countDown();
		CompletableFuture.allOf(accepted.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
		assertThat(this.server.awaitConnection(1).awaitMessages(accepted.size())).hasSize(accepted.size());
	}

	@Test
	@Contract("3.3")
	void whenTheConnectionIsLostThenWaitingSendsFail() {
		this.server.on("/stalled", (connection) -> connection.accept().stopReading());
		RecordedTask task = connected("/stalled");
		List<CompletableFuture<CallbackResult>> futures = IntStream.range(0, 14)
			.mapToObj((i) -> task.task().send(new byte[1024 * 1024]))
			.toList();
		this.server.awaitConnection(1).reset();
		task.awaitClose();
		CompletableFuture<CallbackResult> last = futures.get(futures.size() - 1);
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> last.get(5, TimeUnit.SECONDS))
			.withCauseInstanceOf(SendSocketMessageException.class)
			.withMessageContaining("the connection was lost before the message was written");
		assertThat(futures).allSatisfy((future) -> assertThatNoException()
			.isThrownBy(() -> future.handle((result, failure) -> true).get(5, TimeUnit.SECONDS)));
	}

	@Test
	@Contract("3.1")
	void whenManyThreadsSendThenEachKeepsItsOrder() throws Exception {
		RecordedTask task = connected("/accept");
		int threads = 8;
		int each = 500;
		List<Thread> senders = IntStream.range(0, threads).mapToObj((thread) -> new Thread(() -> {
			for (int i = 0; i < each; i++) {
				task.task().send(thread + ":" + i).join();
			}
		})).toList();
		senders.forEach(Thread::start);
		for (Thread sender : senders) {
			sender.join(10_000);
		}
		List<String> texts = this.server.awaitConnection(1)
			.awaitMessages(threads * each)
			.stream()
			.map(SocketMessage::text)
			.toList();
		for (int thread = 0; thread < threads; thread++) {
			String prefix = thread + ":";
			assertThat(texts.stream().filter((text) -> text.startsWith(prefix)))
				.containsExactlyElementsOf(IntStream.range(0, each).mapToObj((i) -> prefix + i).toList());
		}
	}

	@Test
	@Contract("3.6")
	void whenSendIsFollowedByCloseThenTheMessagesArriveFirst() {
		// the timeout of a close is that of what waits before it too
		this.client.with((settings) -> settings.withCloseTimeout(Duration.ofSeconds(10)));
		RecordedTask task = connected("/accept");
		for (int i = 0; i < 1000; i++) {
			task.task().send("m" + i);
		}
		task.task().close();
		task.awaitClose();
		assertThat(this.server.awaitConnection(1).messages()).extracting(SocketMessage::text)
			.containsExactlyElementsOf(IntStream.range(0, 1000).mapToObj((i) -> "m" + i).toList());
		assertThat(task.events()).containsExactly("open", "close 1000 ");
	}

	@Test
	@Contract("3.7")
	void whenACallbackWaitsForItsSendThenItDoesNotDeadlock() {
		RecordedTask task = this.client.connect(ConnectSocketOption.of(this.server.url("/echo")),
				(recorded) -> recorded.task().onOpen((result) -> {
					CompletableFuture<CallbackResult> sent = recorded.task().send("from open");
					// an inline callback must not wait: it would keep its event loop from
					// sending
					if (!Mode.current().isInline()) {
						sent.get(5, TimeUnit.SECONDS);
					}
					recorded.note("sent");
				}));
		task.awaitCall("message from open");
		assertThat(task.events()).containsExactly("sent", "message from open");
	}

	@Test
	@Contract("3.5")
	void whenCallbacksOfASendThrowThenCompleteAndLaterEventsStillCome() {
		RecordedTask task = connected("/echo");
		task.task().send(SendOption.of("hello").success((result) -> {
			throw new IllegalStateException("on purpose");
		}).complete((result) -> task.note("complete")));
		task.awaitCall("complete").awaitCall("message hello");
	}

	private static void assertFails(CompletableFuture<CallbackResult> future, Class<? extends Throwable> type,
			String text) {
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(5, TimeUnit.SECONDS))
			.havingCause()
			.isInstanceOf(type)
			.isInstanceOfSatisfying(SocketTaskException.class,
					(failure) -> assertThat(failure.errMsg()).isEqualTo(text));
	}

}
