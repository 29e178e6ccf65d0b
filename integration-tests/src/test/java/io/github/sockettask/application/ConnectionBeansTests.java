package io.github.sockettask.application;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.ConnectionAttempt;
import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeCustomizer;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans of the application that have a say in connections.
 */
class ConnectionBeansTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"),
				"sockettask.tasks.feed.auto-startup=false", "sockettask.defaults.reconnect.delay=10ms",
				"sockettask.defaults.reconnect.max-delay=20ms");

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void aTicketIsInUrlAndHeaderAnewAtEachAttempt() {
		this.server.onNext("/feed", (connection) -> connection.refuse(401));
		this.server.onNext("/feed", (connection) -> connection.accept().drop());
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.withBean(Tickets.class)
			.withBean(TicketCustomizer.class)
			.withBean(Last.class)
			.run((context) -> {
				context.getBean(SocketTask.class).start();
				for (int i = 1; i <= 3; i++) {
					SocketHandshake handshake = this.server.awaitConnection(i).handshake();
					assertThat(handshake.target()).isEqualTo("/feed?ticket=" + i);
					assertThat(handshake.header("Authorization")).isEqualTo("Ticket " + i + " of feed");
				}
			});
	}

	@Test
	void whenACustomizerThrowsThenTheAttemptHasFailedAndIsRetried() {
		this.server.on("/feed", (connection) -> connection.accept());
		AtomicInteger calls = new AtomicInteger();
		this.application.withBean(HandshakeCustomizer.class, () -> (handshake, attempt) -> {
			if (calls.incrementAndGet() < 3) {
				throw new IOException("no ticket today");
			}
			assertThat(attempt.previous().description()).contains("no ticket today");
			assertThat(attempt.retries()).isEqualTo(2);
			return handshake;
		}).run((context) -> {
			assertThat(context.getBean(SocketTask.class).start()).succeedsWithin(SOON);
			assertThat(calls).hasValue(3);
		});
	}

	@Test
	void whenACustomizerThrowsWhatCannotBePrintedThenTheAttemptHasFailedAtOnce() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.withPropertyValues("sockettask.tasks.feed.connect-timeout=1h")
			.withBean(HandshakeCustomizer.class, () -> (handshake, attempt) -> {
				if (attempt.previous() == null) {
					throw new RuntimeException() {
						@Override
						public String toString() {
							throw new UnsupportedOperationException();
						}
					};
				}
				return handshake.withHeader("X-Cause", attempt.previous().description());
			})
			.run((context) -> {
				assertThat(context.getBean(SocketTask.class).start()).succeedsWithin(SOON);
				assertThat(this.server.awaitConnection(1).handshake().header("X-Cause"))
					.endsWith("whose text is missing: it threw java.lang.UnsupportedOperationException");
			});
	}

	@Test
	void whenACustomizerBlocksBeyondTheTimeoutThenTheAttemptHasFailed() {
		this.server.on("/feed", (connection) -> connection.accept());
		CountDownLatch release = new CountDownLatch(1);
		this.application.withPropertyValues("sockettask.tasks.feed.connect-timeout=2s")
			.withBean(HandshakeCustomizer.class, () -> (handshake, attempt) -> {
				if (attempt.previous() == null) {
					release.await(30, TimeUnit.SECONDS);
				}
				return handshake.withHeader("X-Cause",
						(attempt.previous() != null) ? attempt.previous().description() : "late");
			})
			.run((context) -> {
				assertThat(context.getBean(SocketTask.class).start()).succeedsWithin(SOON);
				release.countDown();
				assertThat(this.server.awaitConnection(1).handshake().header("X-Cause"))
					.contains("has not returned a handshake within connect-timeout");
			});
		assertThat(this.server.connections()).hasSize(1);
	}

	@Test
	void noThreadWaitsForHandshakesThatComeLater() {
		this.server.on("/feed", (connection) -> connection.accept());
		CompletableFuture<String> ticket = new CompletableFuture<>();
		AtomicInteger waiting = new AtomicInteger();
		this.application.withPropertyValues("sockettask.max-callback-threads=1", "sockettask.connect-rate=0")
			.withBean("first", HandshakeCustomizer.class, () -> new First())
			.withBean("ticket", HandshakeCustomizer.class, () -> HandshakeCustomizer.async((handshake, attempt) -> {
				waiting.incrementAndGet();
				return ticket.thenApply((value) -> handshake.withHeader("Authorization",
						handshake.header().get("Authorization").get(0) + " " + value));
			}))
			.withBean(Last.class)
			.run((context) -> {
				SocketTaskRegistry sockets = context.getBean(SocketTaskRegistry.class);
				for (int i = 0; i < 20; i++) {
					sockets.add("feed-" + i, ConnectSocketOption.of(this.server.url("/feed"))).start();
				}
				Awaitility.await().until(() -> waiting.get() == 20);
				assertThat(this.server.connections()).isEmpty();
				ticket.complete("7");
				for (int i = 1; i <= 20; i++) {
					assertThat(this.server.awaitConnection(i).handshake().header("Authorization"))
						.startsWith("First 7 of feed-");
				}
			});
	}

	@Test
	void whenAStageNeverCompletesThenTheErrorNamesTheBean() {
		this.server.on("/feed", (connection) -> connection.accept());
		this.application.withPropertyValues("sockettask.tasks.feed.connect-timeout=100ms")
			.withBean("ticket", HandshakeCustomizer.class,
					() -> HandshakeCustomizer
						.async((handshake, attempt) -> (attempt.previous() == null) ? new CompletableFuture<>()
								: CompletableFuture.completedFuture(
										handshake.withHeader("X-Cause", attempt.previous().description()))))
			.run((context) -> {
				assertThat(context.getBean(SocketTask.class).start()).succeedsWithin(SOON);
				assertThat(this.server.awaitConnection(1).handshake().header("X-Cause")).isEqualTo(
						"HandshakeCustomizer 'ticket' has not returned a handshake within connect-timeout (100 ms)");
			});
	}

	@Test
	void aPolicyThatStopsMakesTheTaskFail() {
		this.server.on("/feed", (connection) -> connection.refuse(503));
		this.application.withBean(TwoRetries.class).run((context) -> {
			SocketTask task = context.getBean(SocketTask.class);
			assertThat(task.start()).failsWithin(SOON);
			Awaitility.await().until(() -> task.status() == SocketTaskStatus.FAILED);
			assertThat(this.server.connections()).hasSize(3);
		});
	}

	@Test
	void whenThereAreSeveralPoliciesThenTheApplicationDoesNotStart() {
		this.application.withBean("one", ReconnectPolicy.class, () -> (end, retries, configured) -> configured)
			.withBean("two", ReconnectPolicy.class, () -> (end, retries, configured) -> configured)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("one,two"));
	}

	static class Tickets {

		private final AtomicInteger last = new AtomicInteger();

		int next() {
			return this.last.incrementAndGet();
		}

	}

	// a task as a parameter: customizers are made late enough
	@Order(1)
	record TicketCustomizer(Tickets tickets, SocketTask feed) implements HandshakeCustomizer {

		@Override
		public Handshake customize(Handshake handshake, ConnectionAttempt attempt) {
			int ticket = this.tickets.next();
			return handshake.withUrl(handshake.url() + "?ticket=" + ticket)
				.withHeader("Authorization", "Ticket " + ticket);
		}

	}

	@Order(0)
	static class First implements HandshakeCustomizer {

		@Override
		public Handshake customize(Handshake handshake, ConnectionAttempt attempt) {
			return handshake.withHeader("Authorization", "First");
		}

	}

	static class Last implements HandshakeCustomizer {

		@Override
		public Handshake customize(Handshake handshake, ConnectionAttempt attempt) {
			return handshake.withHeader("Authorization",
					handshake.header().get("Authorization").get(0) + " of " + attempt.taskName());
		}

	}

	record TwoRetries(SocketTask feed) implements ReconnectPolicy {

		@Override
		public ReconnectDecision decide(ConnectionEnd end, int retries, ReconnectDecision configured) {
			return (retries < 2) ? configured : ReconnectDecision.of(ReconnectAction.STOP);
		}

	}

}
