package io.github.sockettask.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.SocketRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the code of an application calls in each of the places where it runs on the event
 * loop, in the middle of the work of the transport.
 */
class InlineCallTests extends ContractFixture {

	private final CountDownLatch called = new CountDownLatch(1);

	private final CompletableFuture<Object> outcome = new CompletableFuture<>();

	private final AtomicBoolean first = new AtomicBoolean(true);

	@BeforeEach
	void callBackInline() {
		this.client.with((settings) -> settings.withReceive(
				settings.receive().withMode(ReceiveMode.INLINE).withBatchSize(1).withBatchTimeout(Duration.ofMillis(1)))
			.withSend(settings.send().withQueueBytes(DataSize.ofBytes(192))));
	}

	static Stream<Arguments> callsAtPlaces() {
		return Arrays.stream(Place.values())
			.flatMap((place) -> Arrays.stream(Call.values()).map((call) -> Arguments.of(place, call)));
	}

	private RecordedTask open(Place place, Call call) {
		return connectWith((connection) -> connection.acceptTogetherWith(SocketFrame.text("first"))
			.await(this.called)
			.sendText("second"), (recorded) -> {
				SocketTask task = recorded.task();
				place.prepare.accept(task, () -> {
					if (this.first.getAndSet(false)) {
						this.called.countDown();
						call.run(task, this.outcome);
					}
				});
				task.addListener(new SocketTaskListener() {

					@Override
					public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
						recorded.note("told " + result.data());
					}

				});
			});
	}

	@ParameterizedTest
	@MethodSource("callsAtPlaces")
	@Contract({ "3.7", "5.8", "5.18", "7.9" })
	void whateverIsCalledThenItWorks(Place place, Call call) throws Exception {
		RecordedTask task = open(place, call);
		SocketRecord connection = this.server.awaitConnection(1);
		switch (call) {
			case SEND -> {
				connection.awaitFrame((frame) -> frame.opcode() == SocketFrame.TEXT && frame.text().equals("called"));
				task.awaitCall("told second");
			}
			case PAUSE, ERROR -> task.awaitCall("told second");
			case CLOSE -> {
				assertThat(task.awaitClose().events()).endsWith("close 4001 enough");
				assertThat(connection.awaitClose().closeCode()).isEqualTo(4001);
			}
			case STOP -> {
				assertThat(task.awaitClose().events()).endsWith("close 1001 ");
				assertThat(connection.awaitClose().closeCode()).isEqualTo(1001);
			}
			case RECONNECT -> {
				task.awaitNumberOf("open", 2).awaitCall("told second");
				assertThat(task.events()).contains("close 1000 ");
				assertThat(connection.awaitClose().closeCode()).isEqualTo(1000);
			}
		}
		this.outcome.get(5, TimeUnit.SECONDS);
		assertThat(task.errors()).hasSize((call == Call.ERROR && place.isTold()) ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource(names = { "SEND", "CLOSE", "STOP", "RECONNECT", "ERROR" })
	@Contract({ "5.8", "7.5", "7.9" })
	void whateverOnCloseCallsThenTheTaskGoesOn(Call call) throws Exception {
		RecordedTask task = connectWith((connection) -> connection.accept().close(4002, "bye"), (recorded) -> {
			recorded.task().onClose((result) -> {
				recorded.note("close " + result.code());
				if (this.first.getAndSet(false)) {
					call.run(recorded.task(), this.outcome);
				}
			});
		});
		task.awaitCall("close");
		if (call == Call.SEND) {
			assertThat(this.outcome).failsWithin(Duration.ofSeconds(5));
		}
		else {
			this.outcome.get(5, TimeUnit.SECONDS);
		}
		if (call == Call.RECONNECT) {
			task.awaitNumberOf("close", 2);
			assertThat(task.events()).containsExactly("open", "close 4002", "open", "close 4002");
		}
		else {
			assertThat(task.task().status()).isSameAs(SocketTaskStatus.STOPPED);
		}
	}

	@ParameterizedTest
	@EnumSource
	@Contract({ "5.8", "7.9", "7.40", "7.43" })
	void whateverOnOpenOfASuccessorCallsThenItWorks(Call call) throws Exception {
		this.client.with((settings) -> settings.withMaxConnectionAge(Duration.ofMillis(100))
			.withCloseTimeout(Duration.ofMillis(500)));
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = this.client.create(this.server.url("/x"));
		AtomicInteger opens = new AtomicInteger();
		AtomicInteger closes = new AtomicInteger();
		task.onOpen((result) -> {
			if (opens.incrementAndGet() == 2) {
				call.run(task, this.outcome);
			}
		});
		task.onClose((result) -> closes.incrementAndGet());
		task.start();
		SocketRecord second = this.server.awaitConnection(2);
		switch (call) {
			case SEND -> second.awaitMessages(1);
			case PAUSE, ERROR -> this.server.awaitConnection(3);
			case CLOSE -> assertThat(second.awaitClose().closeCode()).isEqualTo(4001);
			case STOP -> assertThat(second.awaitClose().closeCode()).isEqualTo(1001);
			case RECONNECT -> {
				assertThat(second.awaitClose().closeCode()).isEqualTo(1000);
				this.server.awaitConnection(3);
			}
		}
		this.outcome.get(5, TimeUnit.SECONDS);
		if (call == Call.CLOSE || call == Call.STOP) {
			Awaitility.await().until(() -> task.status() == SocketTaskStatus.STOPPED && closes.get() == 2);
			assertThat(this.server.connections()).hasSize(2);
		}
	}

	enum Place {

		ON_OPEN((task, call) -> task.addListener(new SocketTaskListener() {

			@Override
			public void onOpen(SocketTask task, OnOpenCallbackResult result) {
				call.run();
			}

		})),

		STATUS_OPEN((task, call) -> task.addListener(new SocketTaskListener() {

			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				if (event instanceof SocketTaskEvent.StatusChanged change && change.status() == SocketTaskStatus.OPEN) {
					call.run();
				}
			}

		})),

		ON_MESSAGE((task, call) -> task.addListener(new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				call.run();
			}

		})),

		ON_MESSAGES((task, call) -> task.onMessages(String.class, (result) -> call.run())),

		SUBSCRIBER((task, call) -> task.messages(String.class).subscribe(new CallingSubscriber(call))),

		SENT((task, call) -> ON_OPEN.prepare.accept(task, () -> task.send("x").thenRun(call))),

		SUCCESS((task, call) -> ON_OPEN.prepare.accept(task,
				() -> task.send(SendOption.of("x").success((sent) -> call.run())))),

		ON_WRITABLE((task, call) -> {
			task.onWritable(call::run);
			ON_OPEN.prepare.accept(task, () -> task.send("x".repeat(40)));
		});

		private final BiConsumer<SocketTask, Runnable> prepare;

		Place(BiConsumer<SocketTask, Runnable> prepare) {
			this.prepare = prepare;
		}

		// a future keeps what its dependants throw, and callbacks of a send are logged
		boolean isTold() {
			return this != SENT && this != SUCCESS;
		}

	}

	enum Call {

		SEND {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				follow(task.send("called"), outcome);
			}

		},

		PAUSE {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				task.pause();
				task.resume();
				outcome.complete("resumed");
			}

		},

		CLOSE {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				follow(task.close(4001, "enough"), outcome);
			}

		},

		STOP {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				follow(task.stop(), outcome);
			}

		},

		RECONNECT {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				follow(task.reconnect(), outcome);
			}

		},

		ERROR {

			@Override
			void run(SocketTask task, CompletableFuture<Object> outcome) {
				outcome.complete("thrown");
				throw new StackOverflowError("thrown by a test");
			}

		};

		abstract void run(SocketTask task, CompletableFuture<Object> outcome);

		private static void follow(CompletableFuture<?> future, CompletableFuture<Object> outcome) {
			future.whenComplete((result, failure) -> {
				if (failure != null) {
					outcome.completeExceptionally(failure);
				}
				else {
					outcome.complete("done");
				}
			});
		}

	}

	private record CallingSubscriber(Runnable call) implements Flow.Subscriber<Object> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(Object item) {
			this.call.run();
		}

		@Override
		public void onError(Throwable throwable) {
		}

		@Override
		public void onComplete() {
		}

	}

}
