package io.github.sockettask.guide;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.sockettask.SocketTaskRegistry;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code docs/supervision.md} shows.
 */
class SupervisingTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SocketTaskAutoConfiguration.class))
		.withUserConfiguration(Supervising.class)
		.withBean(Supervising.Tickets.class, () -> () -> "7");

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
					Supervising supervising = context.getBean(Supervising.class);
					Awaitility.await().until(() -> !supervising.outages.isEmpty());
					assertThat(supervising.outages.get(0)).isEqualTo("feed: refused: 503");
				});
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
