package io.github.sockettask.handlers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of replies that never end, while their connections do.
 */
class ReplyRaceTests {

	private static final int ROUNDS = 50;

	private final TestSocketServer server = TestSocketServer.start();

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void whenThePeerClosesThenStreamsAreCancelled() {
		race((connection) -> connection.close(4000, "bye"), (task) -> {
		});
	}

	@Test
	void whenTheConnectionIsLostThenStreamsAreCancelled() {
		race(TestSocketConnection::drop, (task) -> {
		});
	}

	@Test
	void whenTheTaskIsClosedThenStreamsAreCancelled() {
		race((connection) -> {
		}, SocketTask::close);
	}

	@Test
	void whenTheTaskIsStoppedThenStreamsAreCancelled() {
		race((connection) -> {
		}, SocketTask::stop);
	}

	private void race(Consumer<TestSocketConnection> peer, Consumer<SocketTask> client) {
		this.server.on("/", (connection) -> {
			connection.accept().sendText("fast").sendText("quiet").sendText("later");
			peer.accept(connection);
		});
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
			.withPropertyValues("sockettask.tasks.ticker.url=" + this.server.url("/"),
					"sockettask.defaults.auto-startup=false", "sockettask.defaults.reconnect.enabled=false")
			.withBean(Endless.class)
			.run((context) -> {
				Endless endless = context.getBean(Endless.class);
				SocketTask task = context.getBean("ticker", SocketTask.class);
				for (int i = 0; i < ROUNDS; i++) {
					endless.called.set(0);
					task.start().join();
					int calls = ThreadLocalRandom.current().nextInt(4);
					await(() -> endless.called.get() >= calls || task.readyState() == SocketTask.CLOSED);
					client.accept(task);
					await(() -> task.readyState() == SocketTask.CLOSED && endless.pending.get() == 0
							&& endless.live.get() == 0);
				}
				// what was sent or begun too late is told, and nothing else
				assertThat(endless.errors).allMatch((error) -> error.endsWith("readyState is not OPEN")
						|| error.endsWith("the connection was lost before the message was written"));
			});
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(condition);
	}

	static class Endless {

		final AtomicInteger called = new AtomicInteger();

		final AtomicInteger live = new AtomicInteger();

		/** Streams that are still to come. */
		final AtomicInteger pending = new AtomicInteger();

		final List<String> errors = new CopyOnWriteArrayList<>();

		@OnMessage(condition = "data == 'fast'")
		Flow.Publisher<String> fast(String text) {
			this.called.incrementAndGet();
			return publisher("x".repeat(100));
		}

		@OnMessage(condition = "data == 'quiet'")
		Flow.Publisher<String> quiet(String text) {
			this.called.incrementAndGet();
			return publisher(null);
		}

		@OnMessage(condition = "data == 'later'")
		CompletableFuture<Flow.Publisher<String>> later(String text) {
			this.called.incrementAndGet();
			this.pending.incrementAndGet();
			CompletableFuture<Flow.Publisher<String>> later = new CompletableFuture<>();
			CompletableFuture.runAsync(() -> {
				later.complete(publisher(null));
				this.pending.decrementAndGet();
			});
			return later;
		}

		@OnError
		void error(Throwable error) {
			this.errors.add(error.toString());
		}

		private Flow.Publisher<String> publisher(String text) {
			return (subscriber) -> {
				this.live.incrementAndGet();
				AtomicBoolean cancelled = new AtomicBoolean();
				subscriber.onSubscribe(new Flow.Subscription() {

					@Override
					public void request(long messages) {
						if (text != null) {
							CompletableFuture.runAsync(() -> subscriber.onNext(text));
						}
					}

					@Override
					public void cancel() {
						if (cancelled.compareAndSet(false, true)) {
							Endless.this.live.decrementAndGet();
						}
					}

				});
			};
		}

	}

}
