package io.github.sockettask.contract;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.settings.EngineConfiguration;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.task.FakeSocketConnection;
import io.github.sockettask.test.task.FakeSocketTask;
import io.github.sockettask.test.task.FakeSocketTaskFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Callbacks that take long, or never return. Time passes inside of them only.
 */
@ExtendWith(OutputCaptureExtension.class)
class SlowCallbackTests {

	private static final String SLOW = "has been running for more than";

	/** With the name of the task, since callbacks of other tests may be logged too. */
	private static final String SLOW_MESSAGE = "Task 'ticker': onMessage callback " + SLOW;

	private FakeSocketTask task = task(SocketTaskSettings.DEFAULTS);

	private static FakeSocketTask task(SocketTaskSettings settings) {
		return new FakeSocketTaskFactory((name) -> settings.withUrl("ws://fake.invalid/"),
				EngineConfiguration.DEFAULTS.withMessageKeys((key) -> (message) -> message), mock())
			.createTask("ticker");
	}

	private static FakeSocketTask task(ReceiveMode mode, Duration slowAfter) {
		return task(SocketTaskSettings.DEFAULTS
			.withReceive(SocketTaskSettings.DEFAULTS.receive().withMode(mode).withKey("any").withSlowAfter(slowAfter)));
	}

	private FakeSocketConnection open() {
		this.task.start();
		return this.task.connection().open();
	}

	private void elapse(long seconds) {
		this.task.connection().elapse(Duration.ofSeconds(seconds));
	}

	@Test
	@Contract("5.29")
	void aCallbackThatReturnsInTimeIsNotLogged(CapturedOutput output) {
		this.task.onMessage((result) -> elapse(4));
		open().receiveText("a").receiveText("b").receiveText("c").elapse(Duration.ofMinutes(5));
		assertThat(output).doesNotContain(SLOW_MESSAGE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SERIAL     | further messages of the task wait until it returns
			INLINE     | further messages of the task, and all else on its event loop, wait until it returns
			CONCURRENT | one message less is handled at the same time until it returns
			PER_KEY    | further messages with its key wait until it returns
			""")
	@Contract("5.29")
	void aCallbackThatTakesLongIsLoggedWithWhatItIsAndWhatWaits(ReceiveMode mode, String consequence,
			CapturedOutput output) {
		this.task = task(mode, Duration.ofSeconds(5));
		this.task.onMessage((result) -> elapse(7));
		open().receiveText("a");
		assertThat(output).containsOnlyOnce(SLOW_MESSAGE)
			.contains("WARN")
			.contains("Task 'ticker': onMessage callback has been running for more than 5 s; " + consequence);
	}

	@Test
	@Contract("5.29")
	void aListenerIsLoggedWithItsName(CapturedOutput output) {
		this.task.addListener(new SocketTaskListener() {

			@Override
			public void onMessage(SocketTask task, OnMessageCallbackResult<Object> result) {
				elapse(7);
			}

			@Override
			public String toString() {
				return "the slow one";
			}

		});
		open().receiveText("a");
		assertThat(output).contains("Task 'ticker': the slow one " + SLOW);
	}

	@Test
	@Contract("5.29")
	void aCallbackThatNeverReturnsIsLoggedOnceAMinute(CapturedOutput output) {
		this.task.onMessage((result) -> elapse(4 * 60));
		open().receiveText("a");
		assertThat(output.getOut().split(SLOW_MESSAGE, -1)).hasSize(1 + 4);
		assertThat(output).contains(SLOW + " 5 s").contains(SLOW + " 65 s").contains(SLOW + " 185 s");
	}

	@Test
	@Contract("5.29")
	void slowCallbacksOfATaskAreLoggedOnceAMinute(CapturedOutput output) {
		this.task.onMessage((result) -> elapse(10));
		FakeSocketConnection connection = open();
		for (int i = 0; i < 12; i++) {
			connection.receiveText("a");
		}
		assertThat(output.getOut().split(SLOW_MESSAGE, -1)).hasSize(1 + 2);
	}

	@ParameterizedTest
	@CsvSource({ "100, 1", "1000, 1", "2500, 3", "60000, 60" })
	@Contract("5.29")
	void whatIsLongIsASettingOfTheTask(long millis, int seconds, CapturedOutput output) {
		this.task = task(ReceiveMode.SERIAL, Duration.ofMillis(millis));
		this.task.onMessage((result) -> elapse(70));
		open().receiveText("a");
		assertThat(output).contains(SLOW + " " + seconds + " s");
	}

	@Test
	@Contract("5.29")
	void callbacksOfOtherEventsAndOfSendsAreWatchedToo(CapturedOutput output) {
		this.task.onOpen((result) -> elapse(70));
		this.task.onError((result) -> elapse(70));
		this.task.onClose((result) -> elapse(70));
		FakeSocketConnection connection = open();
		this.task.reportError(new IllegalStateException("any"));
		connection.close(4000, "bye");
		assertThat(output).contains("onOpen callback " + SLOW)
			.contains("onError callback " + SLOW)
			.contains("onClose callback " + SLOW);
	}

}
