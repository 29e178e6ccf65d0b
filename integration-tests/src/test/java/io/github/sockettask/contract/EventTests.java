package io.github.sockettask.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.modes.Mode;
import io.github.sockettask.test.SocketFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 5 of the contract: order and isolation of events.
 */
@InEveryMode
class EventTests extends ContractFixture {

	@Test
	@Contract("5.5")
	void whenAMessageIsInTheSegmentOfTheHandshakeThenItComesAfterOpen() {
		RecordedTask task = connectTo((connection) -> connection.acceptTogetherWith(SocketFrame.text("first"),
				SocketFrame.text("second"), SocketFrame.close(1000, "done")));
		assertEvents(task.awaitClose(), List.of("open"), List.of("message first", "message second"),
				List.of("close 1000 done"));
	}

	@Test
	@Contract({ "5.1", "5.15" })
	void whenThePeerTricklesThenNothingChanges() {
		RecordedTask task = connectTo((connection) -> connection.trickle()
			.accept()
			.sendText("héllo 😀")
			.fragmented("a", "b", "c")
			.close(1000, "done"));
		assertEvents(task.awaitClose(), List.of("open"), List.of("message héllo 😀", "message abc"),
				List.of("close 1000 done"));
	}

	@Test
	@Contract("5.15")
	void whenAMessageIsFragmentedThenItArrivesWholeAndPingsAreAnsweredMeanwhile() {
		byte[] text = "fragmented 中文 😀 end".getBytes(StandardCharsets.UTF_8);
		RecordedTask task = connectTo((connection) -> {
			connection.accept();
			connection.rawFrame(SocketFrame.of(SocketFrame.TEXT, Arrays.copyOfRange(text, 0, 12)).withFin(false));
			connection.ping("mid".getBytes());
			connection.rawFrame(SocketFrame.continuation(Arrays.copyOfRange(text, 12, 20)).withFin(false));
			connection.rawFrame(SocketFrame.continuation(Arrays.copyOfRange(text, 20, text.length)));
			connection.expectPong("mid".getBytes());
			connection.close(1000, "done");
		});
		assertThat(task.awaitClose().events()).containsExactly("open", "message fragmented 中文 😀 end",
				"close 1000 done");
	}

	@Test
	@Contract("5.15")
	void whenPongsComeUnaskedThenTheyAreInvisible() {
		RecordedTask task = connectTo(
				(connection) -> connection.accept().pong("x".getBytes()).sendText("after").close(1000, "done"));
		assertThat(task.awaitClose().events()).containsExactly("open", "message after", "close 1000 done");
	}

	@Test
	@Contract("5.1")
	void whenManyMessagesComeThenTheirOrderStays() {
		RecordedTask task = connectTo((connection) -> connection.accept()
			.repeat(5000, (i) -> connection.sendText("m" + i))
			.close(1000, "done"));
		task.awaitClose();
		assertEvents(task, List.of("open"), IntStream.range(0, 5000).mapToObj((i) -> "message m" + i).toList(),
				List.of("close 1000 done"));
	}

	@Test
	@Contract("5.4")
	void whenACallbackIsSetAgainThenTheLaterReplacesTheEarlier() {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("one").close(4001, "bye"),
				(recorded) -> {
					recorded.task().onOpen((result) -> recorded.note("second open"));
					recorded.task().onMessage((result) -> recorded.note("second message " + result.data()));
					recorded.task().onClose((result) -> recorded.note("second close " + result.code()));
				});
		task.awaitCall("second close");
		assertThat(task.events()).containsExactly("second open", "second message one", "second close 4001");
	}

	@Test
	@Contract("5.4")
	void whenListenersAreAddedThenTheyAreCalledBehindTheCallbackInOrder() {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("one").close(1000, "done"),
				(recorded) -> {
					recorded.task().addListener(new NotingListener(recorded, "first"));
					recorded.task().addListener(new NotingListener(recorded, "second"));
				});
		task.awaitCall("second close");
		assertThat(task.events()).containsExactly("open", "first open", "second open", "message one", "first message",
				"second message", "close 1000 done", "first close", "second close");
	}

	@Test
	@Contract("5.8")
	void whenCallbacksThrowThenTheErrorIsReportedAndAllElseGoesOn() {
		IOException failure = new IOException("on purpose");
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("one").sendText("two").close(1000, "done"), (recorded) -> {
					recorded.task().onOpen((result) -> {
						throw failure;
					});
					recorded.task().onMessage((result) -> {
						recorded.note("message " + result.data());
						throw failure;
					});
					recorded.task().addListener(new NotingListener(recorded, "listener"));
				});
		task.awaitCall("listener close");
		assertEvents(task, List.of("error", "listener error", "listener open"), List.of("message one", "error",
				"listener error", "listener message", "message two", "error", "listener error", "listener message"),
				List.of("close 1000 done", "listener close"));
		assertThat(task.errors()).allMatch((error) -> error.cause() == failure && error.errMsg().equals("on purpose"));
	}

	@Test
	@Contract("5.8")
	void whenErrorHandlersThrowThenAllElseGoesOn() {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("one").close(1000, "done"),
				(recorded) -> {
					recorded.task().onError((result) -> {
						throw new StackOverflowError("on purpose");
					});
					recorded.task().onMessage((result) -> {
						throw new AssertionError("on purpose");
					});
				});
		assertThat(task.awaitClose().events()).containsExactly("open", "close 1000 done");
	}

	@Test
	@Contract("1.8")
	void whenATypeIsGivenThenMessagesAreConverted() {
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("42").sendText("x").close(1000, ""),
				(recorded) -> recorded.task()
					.onMessage(Integer.class, (result) -> recorded.note("number " + (result.data() + 1))));
		assertEvents(task.awaitClose(), List.of("open"), List.of("number 43", "error"), List.of("close 1000 "));
		assertThat(task.error().cause()).isInstanceOf(MessageConversionException.class);
	}

	@Test
	@Contract("1.8")
	void whenTextIsAskedForThenBinaryMessagesAreLeftOut() {
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendBinary(new byte[1]).sendText("text").close(1000, ""),
				(recorded) -> recorded.task().onMessage(String.class, (result) -> recorded.note(result.data())));
		assertThat(task.awaitClose().events()).containsExactly("open", "text", "close 1000 ");
	}

	@Test
	@Contract("1.8")
	void whenBinaryIsAskedForThenTextMessagesAreLeftOut() {
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("text").sendBinary(new byte[3]).close(1000, ""),
				(recorded) -> recorded.task()
					.onMessage(byte[].class, (result) -> recorded.note("length " + result.data().length)));
		assertThat(task.awaitClose().events()).containsExactly("open", "length 3", "close 1000 ");
	}

	@Test
	@Contract("5.3")
	void whenEventsComeThenTheStateIsSetBefore() {
		RecordedTask task = connectWith(
				(connection) -> connection.accept().sendText("a").rawFrame(SocketFrame.text("b").withMask(new byte[4])),
				(recorded) -> {
					SocketTask socket = recorded.task();
					socket.onOpen((result) -> recorded.note("open " + socket.readyState()));
					socket.onMessage((result) -> recorded.note("message " + socket.readyState()));
					socket.onError((result) -> recorded.note("error " + socket.readyState()));
					socket.onClose((result) -> recorded.note("close " + socket.readyState()));
				});
		assertThat(task.awaitClose().events()).containsExactly("open OPEN", "message OPEN", "error CLOSED",
				"close CLOSED");
	}

	@Test
	@Contract("5.2")
	void whenACallbackIsSlowThenEventsDoNotOverlap() {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger overlaps = new AtomicInteger();
		RecordedTask task = connectWith(
				(connection) -> connection.accept().repeat(200, (i) -> connection.sendText("x")).close(1000, ""),
				(recorded) -> recorded.task().onMessage((result) -> {
					if (running.incrementAndGet() > 1) {
						overlaps.incrementAndGet();
					}
					Thread.yield();
					running.decrementAndGet();
				}));
		assertThat(task.awaitClose().events()).containsExactly("open", "close 1000 ");
		// concurrent callbacks of messages may overlap, see 5.24
		assertThat(overlaps.get() == 0 || !Mode.current().isOrdered()).isTrue();
	}

	@Test
	@Contract("5.17")
	void whenACallbackBlocksThenThePeerIsSlowedDownAndNothingIsLost() {
		CountDownLatch go = new CountDownLatch(1);
		AtomicInteger sent = new AtomicInteger();
		AtomicInteger received = new AtomicInteger();
		String text = incompressible(64 * 1024);
		// more than the queue and the buffers of both sockets hold
		int messages = 300;
		this.client
			.with((settings) -> settings.withReceive(settings.receive().withQueueBytes(DataSize.ofMegabytes(1))));
		RecordedTask task = connectWith(
				(connection) -> connection.accept().within(Duration.ofSeconds(20)).repeat(messages, (i) -> {
					connection.sendText(text);
					sent.incrementAndGet();
				}).close(1000, ""), (recorded) -> recorded.task().onMessage((result) -> {
					go.await();
					received.incrementAndGet();
				}));
		AtomicInteger seen = new AtomicInteger(-1);
		Awaitility.await()
			.pollInterval(Duration.ofMillis(150))
			.until(() -> sent.get() > 0 && seen.getAndSet(sent.get()) == sent.get());
		assertThat(sent).hasValueLessThan(messages);
		go.countDown();
		task.awaitClose();
		assertThat(received).hasValue(messages);
	}

	@ParameterizedTest
	@ValueSource(strings = { "open", "message", "close", "error" })
	@Contract({ "4.9", "5.1" })
	void whenATaskIsStoppedInsideACallbackThenItEndsOnce(String event) {
		RecordedTask task = connectWith((connection) -> connection.accept().sendText("one"),
				(recorded) -> recorded.task().addListener(new SocketTaskListener() {
					@Override
					public void onOpen(SocketTask task, OnOpenCallbackResult result) {
						stopOn("open", task);
					}

					@Override
					public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
						stopOn("message", task);
						if (event.equals("error")) {
							throw new IllegalStateException("on purpose");
						}
						task.close();
					}

					@Override
					public boolean onError(SocketTask task, OnErrorCallbackResult result) {
						stopOn("error", task);
						return true;
					}

					@Override
					public void onClose(SocketTask task, OnCloseCallbackResult result) {
						stopOn("close", task);
					}

					private void stopOn(String current, SocketTask task) {
						if (current.equals(event)) {
							task.stop();
						}
					}
				}));
		task.awaitClose();
		assertThat(task.events().stream().filter((call) -> call.startsWith("close"))).hasSize(1);
	}

}
