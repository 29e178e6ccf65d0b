package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.ConnectSocketOption;
import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.test.SocketFrame;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer cannot fill the disk with lines of the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class LogVolumeTests extends ContractFixture {

	private static final int MESSAGES = 2000;

	/** Two stack traces with their causes, and a few lines. */
	private static final int LINES = 200;

	/** Where an entry of the log begins, in the formats of Logback and of Spring Boot. */
	private static final Pattern ENTRY = Pattern.compile("^(?=(\\d{4}-\\d\\d-\\d\\dT)?\\d\\d:\\d\\d:\\d\\d\\.)",
			Pattern.MULTILINE);

	private final AtomicInteger calls = new AtomicInteger();

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("8.4")
	void aHandlerThatThrowsIsCounted(ReceiveMode mode, CapturedOutput output) {
		SocketTask receiving = receive(mode, (task) -> task.onMessage((message) -> {
			this.calls.incrementAndGet();
			throw new IllegalStateException("not today");
		}));
		await(MESSAGES);
		assertThat(output).contains("Error of task 'socket-", "java.lang.IllegalStateException: not today");
		assertThat(lines(output, receiving)).hasSizeLessThan(LINES);
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("8.4")
	void messagesThatCannotBeConvertedAreCounted(ReceiveMode mode, CapturedOutput output) {
		SocketTask receiving = receive(mode, (task) -> {
			task.onMessage(Integer.class, (message) -> {
			});
			task.onDeadLetter((letter) -> {
				this.calls.incrementAndGet();
				throw new IllegalStateException("not today");
			});
		});
		await(MESSAGES);
		assertThat(output).contains("Error of task 'socket-", "Dead letter handler failed");
		assertThat(lines(output, receiving)).hasSizeLessThan(LINES);
	}

	@ParameterizedTest
	@EnumSource(ReceiveMode.class)
	@Contract("8.4")
	void anErrorHandlerThatThrowsIsCounted(ReceiveMode mode, CapturedOutput output) {
		SocketTask receiving = receive(mode, (task) -> {
			task.onMessage((message) -> {
				throw new IllegalStateException("not today");
			});
			task.onError((error) -> {
				this.calls.incrementAndGet();
				throw new IllegalStateException("not this way");
			});
		});
		await(MESSAGES);
		assertThat(output).contains("Error handler of task 'socket-");
		assertThat(lines(output, receiving)).hasSizeLessThan(LINES);
	}

	@Test
	@Contract("8.4")
	void aServerThatAcceptsAndViolatesIsCounted(CapturedOutput output) {
		this.server.on("/x", (connection) -> connection.accept()
			.rawFrame(SocketFrame.text("x").withMask(new byte[] { 1, 2, 3, 4 })));
		this.client.with((settings) -> settings
			.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(1)).withMaxDelay(Duration.ofMillis(1))));
		SocketTask task = this.client.factory().createTask("feed", ConnectSocketOption.of(this.server.url("/x")));
		task.onMessage((message) -> {
		});
		task.onOpen((result) -> this.calls.incrementAndGet());
		task.start();
		await(100);
		task.stop();
		assertThat(output).contains("Socket task 'feed' is open", "violation of the peer");
		assertThat(lines(output, task)).hasSizeLessThan(30);
	}

	private SocketTask receive(ReceiveMode mode, Consumer<SocketTask> handlers) {
		this.server.on("/x",
				(connection) -> connection.accept().repeat(MESSAGES, (i) -> connection.sendText(i + ":x")).silence());
		this.client.with((settings) -> settings.withReceive(settings.receive().withMode(mode).withKey("prefix")));
		return this.client.factory().connectSocket(ConnectSocketOption.of(this.server.url("/x")), handlers::accept);
	}

	// Without what other tests log late: a line that names another task, and its stack
	// trace.
	private static Stream<String> lines(CapturedOutput output, SocketTask task) {
		Pattern ofAnother = Pattern.compile("[Tt]ask '(?!" + Pattern.quote(task.name()) + "')");
		return ENTRY.splitAsStream(output.toString())
			.filter((entry) -> !ofAnother.matcher(entry.lines().findFirst().orElse("")).find())
			.flatMap(String::lines);
	}

	private void await(int calls) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.calls.get() >= calls);
	}

}
