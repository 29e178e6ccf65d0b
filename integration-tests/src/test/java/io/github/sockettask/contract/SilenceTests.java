package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.settings.HeartbeatSettings;
import io.github.sockettask.settings.SilenceAction;
import io.github.sockettask.test.SocketScript;
import io.github.sockettask.test.TestSocketConnection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A connection that is there, but brings nothing.
 */
@InEveryMode
class SilenceTests extends ContractFixture {

	private static final Duration TIMEOUT = Duration.ofMillis(200);

	private RecordedTask start(SilenceAction action, SocketScript... scripts) {
		this.client.with(
				(settings) -> settings.withReceive(settings.receive().withSilenceTimeout(TIMEOUT).withOnSilence(action))
					.withHeartbeat(HeartbeatSettings.UNSET.withInterval(Duration.ofMillis(20))
						.withTimeout(Duration.ofSeconds(10))
						.withMessage("ping")
						.withExpect("pong")));
		List.of(scripts).forEach((script) -> this.server.onNext("/x", script));
		RecordedTask recorded = new RecordedTask();
		recorded.attach(this.client.create(this.server.url("/x")));
		recorded.task().addListener(new SocketTaskListener() {

			@Override
			public void onEvent(SocketTask task, SocketTaskEvent event) {
				if (event instanceof SocketTaskEvent.Silence silence) {
					recorded.note("silence " + silence.timeout().toMillis());
				}
			}

		});
		recorded.task().start();
		return recorded;
	}

	private static void answer(TestSocketConnection connection, int times) {
		connection.repeat(times, (i) -> connection.expectText("ping").sendText("pong").ping(new byte[0]));
	}

	@Test
	@Contract("7.26")
	void whenNoMessageComesThenItIsToldOnceUntilOneDoes() {
		RecordedTask task = start(SilenceAction.NOTIFY, (connection) -> {
			answer(connection.accept(), 25);
			connection.sendText("a");
			answer(connection, 25);
			connection.sendText("b");
		});
		task.awaitCall("message b");
		assertThat(task.events()).containsExactly("open", "silence 200", "message a", "silence 200", "message b");
		task.task().stop().join();
	}

	@Test
	@Contract("7.27")
	void whenSilenceIsAReasonToReconnectThenTheTaskDoes() {
		RecordedTask task = start(SilenceAction.RECONNECT, (connection) -> answer(connection.accept(), 5),
				(connection) -> connection.accept().sendText("a"));
		task.awaitCall("message a");
		assertThat(task.events()).containsExactly("open", "silence 200", "close 1000 ", "open", "message a");
		task.task().stop().join();
	}

	@Test
	@Contract("7.26")
	void whilePausedASilenceIsNotTold() {
		RecordedTask task = start(SilenceAction.NOTIFY, TestSocketConnection::accept);
		task.task().pause();
		task.awaitOpen();
		Awaitility.await().during(Duration.ofMillis(500)).until(() -> task.events().size() == 1);
		task.task().resume();
		task.awaitCall("silence 200");
		task.task().stop().join();
	}

}
