package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.settings.Overflow;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of messages for which there is no room.
 */
@InEveryMode
class OverflowTests {

	private static final String FULL = "too much is waiting to be written (at most 2 messages and 138 bytes, with 64 for"
			+ " each message)";

	private static final String MUST_NOT_WAIT = "the queue is full, and this thread must not wait for room: it serves"
			+ " connections or callbacks";

	private static final String DROPPED = "dropped from the full queue for a newer message (send.overflow=drop-oldest)";

	private static final String NOT_OPEN = "SocketTask.send:fail SocketTask.readyState is not OPEN";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	@AfterEach
	void stopThreads() {
		this.threads.shutdownNow();
	}

	private static HeldTask held(Overflow overflow) {
		return HeldTask.sending((send) -> HeldTask.bounded(send, 2, 10).withOverflow(overflow)).open();
	}

	private static HeldTask full() {
		HeldTask held = HeldTask
			.sending((send) -> HeldTask.bounded(send, 2, 10)
				.withOverflow(Overflow.BLOCK)
				.withTimeout(Duration.ofSeconds(20)))
			.open();
		held.send("a", "b");
		return held;
	}

	// the outcome of a send that waits for room in a thread of its own
	private CompletableFuture<String> waiting(HeldTask held, String text, AtomicReference<Thread> sender) {
		return sending(held, text, sender).thenApply(HeldTask::outcome);
	}

	private CompletableFuture<CompletableFuture<CallbackResult>> sending(HeldTask held, String text,
			AtomicReference<Thread> sender) {
		CompletableFuture<CompletableFuture<CallbackResult>> sent = CompletableFuture.supplyAsync(() -> {
			sender.set(Thread.currentThread());
			return held.task.send(text);
		}, this.threads);
		Awaitility.await()
			.pollInterval(Duration.ofMillis(1))
			.until(() -> sender.get() != null && sender.get().getState() == Thread.State.TIMED_WAITING);
		return sent;
	}

	private CompletableFuture<String> waiting(HeldTask held, String text) {
		return waiting(held, text, new AtomicReference<>());
	}

	@Test
	@Contract("3.8")
	void whenThereIsNoRoomThenAMessageIsRejectedAtOnceAndNoOtherIsLost() {
		HeldTask held = held(Overflow.REJECT);
		held.send("a", "b", "c");
		assertThat(held.outcomes()).containsExactly("waits", "waits", FULL);
		held.connection().write(1);
		held.send("d", "e");
		held.connection().write(2);
		assertThat(held.outcomes()).containsExactly("ok", "ok", FULL, "ok", FULL);
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text d");
	}

	@Test
	@Contract("3.8")
	void whenThereIsNoRoomForItsBytesThenAMessageIsRejected() {
		HeldTask held = held(Overflow.REJECT);
		held.send("123456", "\u00e91234", "1234");
		assertThat(held.outcomes()).containsExactly("waits", FULL, "waits");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "3.8", "3.14" })
	void messagesWithoutBytesTakeRoomToo(boolean open) {
		HeldTask held = HeldTask.sending((send) -> send.withQueueBytes(DataSize.ofBytes(640))
			.withOffline(send.offline().withEnabled(true).withBytes(DataSize.ofBytes(640))));
		if (open) {
			held.open();
		}
		held.send((Object[]) new String[] { "", "", "", "", "", "", "", "", "", "", "" });
		assertThat(held.outcomes()).hasSize(11)
			.last()
			.asString()
			.endsWith("messages and 640 bytes, with 64 for each message)");
		assertThat(held.outcomes().subList(0, 10)).containsOnly("waits");
		assertThat(held.task.isWritable()).isFalse();
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.8")
	void aMessageThatIsLargerThanTheBoundIsAcceptedWhenNothingElseWaits() {
		HeldTask held = held(Overflow.REJECT);
		held.send("12345678901", "a");
		held.connection().take(1);
		held.send("b");
		assertThat(held.outcomes()).containsExactly("waits", FULL, "waits");
	}

	@Test
	@Contract("3.9")
	void aSenderWaitsForRoom() throws Exception {
		HeldTask held = full();
		CompletableFuture<String> sent = waiting(held, "c");
		held.connection().write(1);
		assertThat(sent.get(5, TimeUnit.SECONDS)).isEqualTo("waits");
		held.connection().write(2);
		assertThat(held.connection().written()).containsExactly("text a", "text b", "text c");
	}

	@Test
	@Contract("3.9")
	void aSenderWaitsNoLongerThanTheTimeout() {
		HeldTask held = HeldTask.sending(
				(send) -> HeldTask.bounded(send, 1, 10).withOverflow(Overflow.BLOCK).withTimeout(Duration.ofMillis(10)))
			.open();
		held.send("a", "b");
		assertThat(held.outcomes()).containsExactly("waits",
				"there was no room in the queue within 10 ms (send.timeout)");
	}

	@Test
	@Contract("3.9")
	void theEndOfTheConnectionEndsTheWait() throws Exception {
		HeldTask held = full();
		CompletableFuture<CompletableFuture<CallbackResult>> first = sending(held, "c", new AtomicReference<>());
		CompletableFuture<CompletableFuture<CallbackResult>> second = sending(held, "d", new AtomicReference<>());
		held.connection().lose();
		assertThat(List.of(failure(first), failure(second))).isSubsetOf(NOT_OPEN,
				"the connection was lost before the message was written");
	}

	// A message that gets the room of a lost one fails on another thread, a moment later.
	private static String failure(CompletableFuture<CompletableFuture<CallbackResult>> sent) throws Exception {
		CompletableFuture<CallbackResult> future = sent.get(5, TimeUnit.SECONDS);
		Awaitility.await().until(future::isDone);
		return HeldTask.outcome(future);
	}

	@Test
	@Contract("3.9")
	void aCloseEndsTheWait() throws Exception {
		HeldTask held = full();
		CompletableFuture<String> sent = waiting(held, "c");
		held.task.close();
		assertThat(sent.get(5, TimeUnit.SECONDS)).isEqualTo(NOT_OPEN);
	}

	@Test
	@Contract("3.9")
	void anInterruptEndsTheWait() throws Exception {
		HeldTask held = full();
		AtomicReference<Thread> sender = new AtomicReference<>();
		CompletableFuture<String> sent = waiting(held, "c", sender);
		sender.get().interrupt();
		assertThat(sent.get(5, TimeUnit.SECONDS))
			.isEqualTo("the thread was interrupted while it waited for room in the queue");
	}

	@Test
	@Contract("3.9")
	void aThreadThatWasInterruptedBeforeStaysInterrupted() {
		HeldTask held = full();
		Thread.currentThread().interrupt();
		held.send("c");
		assertThat(Thread.interrupted()).isTrue();
		assertThat(held.outcomes().get(2)).contains("interrupted");
	}

	@Test
	@Contract("3.9")
	void threadsOfEventLoopsAreRefusedAtOnce() {
		HeldTask held = full();
		held.transport.beEventLoop(Thread.currentThread());
		held.send("c");
		assertThat(held.outcomes()).containsExactly("waits", "waits", MUST_NOT_WAIT);
	}

	@Test
	@Contract("3.9")
	void threadsOfEventLoopsAreRefusedByTheOfflineQueueToo() {
		HeldTask held = HeldTask
			.sending((send) -> send.withOverflow(Overflow.BLOCK)
				.withTimeout(Duration.ofMillis(10))
				.withOffline(send.offline().withEnabled(true).withCapacity(1)))
			.open();
		held.transport.beEventLoop(Thread.currentThread());
		held.connection().lose();
		held.send("a", "b");
		assertThat(held.outcomes()).containsExactly("waits", MUST_NOT_WAIT);
	}

	@Test
	@Contract("3.9")
	void threadsOfEventLoopsAreRefusedByATaskThatWasNeverConnected() {
		HeldTask held = HeldTask.sending((send) -> send.withOverflow(Overflow.BLOCK)
			.withTimeout(Duration.ofMillis(10))
			.withOffline(send.offline().withEnabled(true).withCapacity(1)));
		held.transport.beEventLoop(Thread.currentThread());
		held.send("a", "b");
		assertThat(held.outcomes()).containsExactly("waits", MUST_NOT_WAIT);
	}

	// inline, what calls back is an event loop
	private static void callInline(HeldTask held) {
		if (Mode.current().isInline()) {
			held.transport.beEventLoop(Thread.currentThread());
		}
	}

	@Test
	@Contract("3.9")
	void threadsOfCallbacksAreRefusedAtOnce() {
		HeldTask held = HeldTask.sending((send) -> HeldTask.bounded(send, 1, 10).withOverflow(Overflow.BLOCK));
		callInline(held);
		held.task.onOpen((result) -> held.send("a", "b"));
		held.open();
		assertThat(held.outcomes()).containsExactly("waits", MUST_NOT_WAIT);
	}

	@Test
	@Contract("3.9")
	void threadsOfFuturesAreRefusedAtOnce() {
		HeldTask held = full();
		callInline(held);
		held.future(0).thenRun(() -> held.send("c", "d"));
		held.connection().write(1);
		assertThat(held.outcomes()).containsExactly("ok", "waits", "waits", MUST_NOT_WAIT);
	}

	@Test
	@Contract("3.10")
	void theOldestIsDropped() {
		HeldTask held = held(Overflow.DROP_OLDEST);
		held.send("a", "b", "c", "d");
		assertThat(held.outcomes()).containsExactly(DROPPED, DROPPED, "waits", "waits");
		held.connection().writeAll();
		assertThat(held.connection().written()).containsExactly("text c", "text d");
		assertThat(held.task.bufferedAmount()).isZero();
	}

	@Test
	@Contract("3.10")
	void asManyAreDroppedAsTheNewestNeeds() {
		HeldTask held = held(Overflow.DROP_OLDEST);
		held.send("12345", "1", "1234567890");
		assertThat(held.outcomes()).containsExactly(DROPPED, DROPPED, "waits");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	@Contract("3.10")
	void whatIsBeingWrittenIsNotDropped(int capacity) {
		HeldTask held = HeldTask
			.sending((send) -> HeldTask.bounded(send, capacity, 10).withOverflow(Overflow.DROP_OLDEST))
			.open();
		held.send("a");
		held.connection().take(1);
		held.send("b", "c", SendOption.of("d").conflationKey("k"));
		held.connection().write();
		held.connection().writeAll();
		assertThat(held.connection().written()).startsWith("text a").endsWith("text d").hasSize(1 + capacity);
		assertThat(held.outcomes().subList(1, 4 - capacity)).containsOnly(DROPPED);
		assertThat(held.outcomes().subList(4 - capacity, 4)).containsOnly("ok");
	}

}
