package io.github.sockettask.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.settings.SocketTaskCustomizer;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine whose clock is set now and then, which is nothing that a connection should
 * notice: with each look the clock is a day ahead, or right again.
 */
class ClockJumpTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withUserConfiguration(JumpingMachine.class)
		.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/x"));

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void whenTheClockJumpsThenTheTaskWaitsAsLongAsItSaidAndConnects() {
		this.server.onNext("/x", (connection) -> connection.refuse(500));
		this.server.onNext("/x", (connection) -> connection.refuse(500));
		this.server.on("/x", TestSocketConnection::accept);
		this.application
			.withPropertyValues("sockettask.defaults.reconnect.delay=20ms", "sockettask.defaults.reconnect.jitter=0s")
			.run((context) -> {
				JumpingMachine machine = context.getBean(JumpingMachine.class);
				Awaitility.await().until(() -> machine.statuses().contains(SocketTaskStatus.OPEN));
				assertThat(machine.statuses()).containsExactly(SocketTaskStatus.CONNECTING,
						SocketTaskStatus.WAITING_RETRY, SocketTaskStatus.CONNECTING, SocketTaskStatus.WAITING_RETRY,
						SocketTaskStatus.CONNECTING, SocketTaskStatus.OPEN);
				assertThat(machine.delays()).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40));
			});
	}

	@Test
	void whenTheClockJumpsThenNoPeerSeemsToBeGone() {
		this.server.on("/x", TestSocketConnection::accept);
		this.application
			.withBean(SocketTaskCustomizer.class,
					() -> (name, settings) -> settings
						.withHeartbeat(settings.heartbeat().withInterval(Duration.ofMillis(20))))
			.withPropertyValues("sockettask.defaults.heartbeat.timeout=10s",
					"sockettask.defaults.receive.silence-timeout=1h", "sockettask.defaults.max-connection-age=1h")
			.run((context) -> {
				JumpingMachine machine = context.getBean(JumpingMachine.class);
				Awaitility.await()
					.until(() -> !this.server.connections().isEmpty()
							&& this.server.connections().get(0).frames().size() >= 10);
				assertThat(machine.statuses()).containsExactly(SocketTaskStatus.CONNECTING, SocketTaskStatus.OPEN);
				assertThat(this.server.connections()).hasSize(1);
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class JumpingMachine {

		private final List<SocketTaskEvent.StatusChanged> changes = new CopyOnWriteArrayList<>();

		@Bean(defaultCandidate = false)
		ThreadPoolTaskScheduler socketTaskScheduler() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setClock(new JumpingClock());
			scheduler.setAcceptTasksAfterContextClose(true);
			return scheduler;
		}

		@EventListener
		void changed(SocketTaskEvent.StatusChanged change) {
			this.changes.add(change);
		}

		List<SocketTaskStatus> statuses() {
			return this.changes.stream().map(SocketTaskEvent.StatusChanged::status).toList();
		}

		List<Duration> delays() {
			return this.changes.stream()
				.filter((change) -> change.status() == SocketTaskStatus.WAITING_RETRY)
				.map(SocketTaskEvent.StatusChanged::delay)
				.toList();
		}

	}

	private static final class JumpingClock extends Clock {

		private boolean ahead;

		@Override
		public ZoneId getZone() {
			return ZoneId.of("UTC");
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public synchronized Instant instant() {
			this.ahead = !this.ahead;
			return this.ahead ? Instant.now().plus(Duration.ofDays(1)) : Instant.now();
		}

	}

}
