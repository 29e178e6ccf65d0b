package io.github.sockettask.guide;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.task.FakeSocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/supervision.md} shows.
 */
@ExtendWith(OutputCaptureExtension.class)
class SupervisingTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withUserConfiguration(Supervising.class)
		.withBean(Supervising.Tickets.class, () -> () -> "7")
		.withBean(Supervising.Signer.class, () -> (url) -> CompletableFuture.supplyAsync(() -> "of " + url.length()));

	@Test
	void eachAttemptHasATicketAndOutagesAreTold() {
		try (TestSocketServer server = TestSocketServer.start()
			.onNext("/feed", (connection) -> connection.refuse(503))
			.on("/feed", (connection) -> connection.accept())) {
			this.application
				.withPropertyValues("sockettask.tasks.feed.url=" + server.url("/feed"),
						"sockettask.defaults.reconnect.delay=10ms")
				.run((context) -> {
					SocketHandshake handshake = server.awaitConnection(2).handshake();
					assertThat(handshake.target()).isEqualTo("/feed?ticket=7");
					assertThat(handshake.header("X-Retries")).isEqualTo("1");
					assertThat(handshake.header("X-Signature")).startsWith("of ");
					Supervising supervising = context.getBean(Supervising.class);
					Awaitility.await().until(() -> !supervising.outages.isEmpty());
					assertThat(supervising.outages.get(0)).isEqualTo("feed: refused: 503");
				});
		}
	}

	@Test
	void theLogTellsOfAnOutage(CapturedOutput output) throws IOException {
		try (TestSocketServer server = TestSocketServer.start()
			.onNext("/ticker", (connection) -> connection.accept().close(1012, "restart"))
			.onNext("/ticker", (connection) -> connection.refuse(503))
			.on("/ticker", (connection) -> connection.accept())) {
			this.application.withBean(Prices.class)
				.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
				.withPropertyValues("sockettask.tasks.ticker.url=" + server.url("/ticker"),
						"sockettask.defaults.reconnect.delay=10ms")
				.run((context) -> Awaitility.await().until(() -> output.getOut().contains("is open again")));
		}
		assertThat(QuotedLog.of(output)).isEqualTo(QuotedLog.of("supervision.md", 1));
	}

	@Test
	void aTaskIsStartedByHand() {
		try (TestSocketServer server = TestSocketServer.start().on("/orders", (connection) -> connection.accept())) {
			this.application
				.withPropertyValues("sockettask.tasks.orders.url=" + server.url("/orders"),
						"sockettask.tasks.orders.auto-startup=false")
				.run((context) -> {
					SocketTask orders = context.getBean(SocketTask.class);
					context.getBean(Supervising.class).startTrading(orders);
					assertThat(orders.status()).isEqualTo(SocketTaskStatus.OPEN);
				});
		}
	}

	@Test
	void aServerMovesAClientToAHostOfItsOwn() {
		Supervising supervising = new Supervising();
		FakeSocketTask gateway = new FakeSocketTask("gateway");
		gateway.connection().open();
		CompletableFuture<Void> moved = supervising.move(gateway, URI.create("wss://gateway-7.example.org/resume"));
		assertThat(moved).isNotDone();
		gateway.connection().open();
		assertThat(moved).isCompleted();
		assertThat(supervising.move(gateway, URI.create("wss://example.com/"))).isNotDone();
		gateway.stop();
	}

	@Test
	void aPolicyGivesUpWhenTheAccountIsClosed(CapturedOutput output) {
		try (TestSocketServer server = TestSocketServer.start()
			.on("/orders", (connection) -> connection.accept().close(4000, "account closed"))) {
			this.application.withPropertyValues("sockettask.tasks.orders.url=" + server.url("/orders"))
				.run((context) -> Awaitility.await()
					.until(() -> context.getBean(SocketTask.class).status() == SocketTaskStatus.FAILED));
			assertThat(output).contains("Socket task 'orders' has given up: closed: 4000 account closed");
		}
	}

	@Test
	void roomsAreJoinedAndLeft() {
		this.application.withPropertyValues("sockettask.defaults.connect-timeout=1s").run((context) -> {
			SocketTaskRegistry sockets = context.getBean(SocketTaskRegistry.class);
			Supervising supervising = context.getBean(Supervising.class);
			supervising.join(sockets, "lobby");
			assertThat(sockets.find("lobby")).isPresent();
			supervising.leave(sockets, "lobby");
			assertThat(sockets.find("lobby")).isEmpty();
		});
	}

}
