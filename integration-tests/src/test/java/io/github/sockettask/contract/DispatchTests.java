package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where callbacks run, and the futures of sends complete.
 */
class DispatchTests extends ContractFixture {

	private static final String EVENT_LOOP = "sockettask-io";

	private final Set<String> threads = ConcurrentHashMap.newKeySet();

	private void noteThread() {
		this.threads.add(Thread.currentThread().getName().replaceAll("[-\\d]+$", ""));
	}

	private RecordedTask connectInline(int messages) {
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(ReceiveMode.INLINE)));
		SocketFrame[] frames = IntStream.range(0, messages)
			.mapToObj((i) -> SocketFrame.text("m" + i))
			.toArray(SocketFrame[]::new);
		return connectWith((connection) -> connection.acceptTogetherWith(frames).expectText("done").close(4000, "bye"),
				(task) -> {
					task.task().onOpen((result) -> {
						noteThread();
						task.note("open");
					});
					task.task().onMessage((result) -> {
						noteThread();
						task.note("message " + result.data());
						if (result.data().equals("m" + (messages - 1))) {
							task.task().send("done").thenRun(() -> {
								noteThread();
								task.note("sent");
							});
						}
					});
					task.task().onClose((result) -> {
						noteThread();
						task.note("close " + result.code());
					});
				});
	}

	@Test
	@Contract({ "5.1", "5.2" })
	void inlineCallbacksRunInOrderOnTheEventLoopAndNowhereElse() {
		RecordedTask task = connectInline(1000).awaitClose();
		assertThat(this.threads).containsExactly(EVENT_LOOP);
		assertThat(task.events()).containsExactlyElementsOf(
				Stream
					.of(Stream.of("open"), IntStream.range(0, 1000).mapToObj((i) -> "message m" + i),
							Stream.of("sent", "close 4000"))
					.flatMap((events) -> events)
					.toList());
	}

	@Test
	@Contract("5.1")
	void aTaskWithInlineCallbacksConnectsAgain() {
		RecordedTask task = connectInline(3).awaitClose();
		task.task().start();
		task.awaitCall("message m2");
		task.awaitNumberOf("close", 2);
		assertThat(this.threads).containsExactly(EVENT_LOOP);
	}

	@Test
	@Contract("5.2")
	void serialCallbacksDoNotRunOnTheEventLoop() {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("a").close(4000, "bye"),
				(recorded) -> recorded.task().onMessage((result) -> {
					noteThread();
					recorded.note("message");
				}));
		task.awaitClose();
		assertThat(this.threads).hasSize(1).doesNotContain(EVENT_LOOP);
	}

	@Test
	@Contract("3.7")
	void aCallbackMayWaitForItsSendsAndWhatDependsOnOneMayWaitForAnother() {
		RecordedTask task = connectWith((connection) -> connection.accept()
			.sendText("go")
			.expectText("0")
			.expectText("1")
			.expectText("2")
			.expectText("3"), (recorded) -> recorded.task().onMessage((result) -> {
				List<CompletableFuture<CallbackResult>> sends = IntStream.range(0, 4)
					.mapToObj((i) -> recorded.task().send(String.valueOf(i)))
					.toList();
				CountDownLatch last = new CountDownLatch(1);
				sends.get(3).thenRun(last::countDown);
				CompletableFuture<Void> first = sends.get(0).thenRun(() -> await(last));
				first.get(5, TimeUnit.SECONDS);
				recorded.note("message sent");
			}));
		task.awaitCall("message sent");
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
