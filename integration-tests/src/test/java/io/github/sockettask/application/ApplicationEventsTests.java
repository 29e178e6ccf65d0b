package io.github.sockettask.application;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskFactory;
import io.github.sockettask.autoconfigure.SocketTaskAutoConfiguration;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to tasks, as events of the application.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationEventsTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SocketTaskAutoConfiguration.class))
		.withPropertyValues("sockettask.defaults.reconnect.delay=10ms");

	@AfterEach
	void stopServer() {
		this.server.close();
	}

	@Test
	void changesOfTheStatusArePublishedInOrderUntilTheApplicationHasStopped(CapturedOutput output) {
		this.server.onNext("/feed", (connection) -> connection.refuse(503));
		this.server.on("/feed", (connection) -> connection.accept());
		Listener listener = new Listener();
		this.application.withPropertyValues("sockettask.tasks.feed.url=" + this.server.url("/feed"))
			.withBean(Listener.class, () -> listener)
			.run((context) -> Awaitility.await().until(() -> listener.changes.contains("CONNECTING -> OPEN")));
		assertThat(listener.changes)
			.startsWith("STOPPED -> CONNECTING", "CONNECTING -> WAITING_RETRY (refused: 503)",
					"WAITING_RETRY -> CONNECTING", "CONNECTING -> OPEN", "OPEN -> CLOSING")
			.hasSize(6);
		assertThat(listener.changes.get(5)).startsWith("CLOSING -> STOPPED");
		assertThat(listener.all).hasSameSizeAs(listener.changes);
		assertThat(output).doesNotContain("An event listener failed");
	}

	@Test
	void whenTheApplicationIsClosedThenNothingIsPublished(CapturedOutput output) {
		Listener listener = new Listener();
		SocketTask[] late = new SocketTask[1];
		this.application.withBean(Listener.class, () -> listener)
			.run((context) -> late[0] = context.getBean(SocketTaskFactory.class)
				.connectSocket(ConnectSocketOption.of(TestSocketServer.refusedUrl())));
		Awaitility.await().until(() -> late[0].readyState() == SocketTask.CLOSED);
		late[0].close();
		assertThat(output).doesNotContain("An event listener failed");
	}

	static class Listener {

		private final List<String> changes = new CopyOnWriteArrayList<>();

		private final List<SocketTaskEvent> all = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(StatusChanged change) {
			String text = change.toString();
			this.changes.add(text.substring(text.indexOf(": ") + 2));
		}

		@EventListener
		void any(SocketTaskEvent event) {
			this.all.add(event);
		}

	}

}
