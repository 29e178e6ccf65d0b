package io.github.sockettask.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mockito;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of a task.
 */
@ExtendWith(OutputCaptureExtension.class)
class StatusLogTests {

	private static final Pattern LINE = Pattern
		.compile("(INFO|WARN|ERROR) +io\\.github\\.sockettask\\.SocketTask -- (.*)");

	private final SocketTask task = Mockito.mock();

	private final StatusLog log = new StatusLog("ticker");

	private SocketTaskStatus status = SocketTaskStatus.STOPPED;

	private void change(SocketTaskStatus status, int retries, @Nullable ConnectionEnd cause, @Nullable Duration delay) {
		this.log.log(new StatusChanged(this.task, Instant.now(), this.status, status, retries, cause, delay));
		this.status = status;
	}

	private void change(SocketTaskStatus status) {
		change(status, 0, null, null);
	}

	private void retry(int retries, ConnectionEnd cause) {
		change(SocketTaskStatus.WAITING_RETRY, retries, cause, Duration.ofMillis(4200));
		change(SocketTaskStatus.CONNECTING);
	}

	private static List<String> lines(CapturedOutput output) {
		return LINE.matcher(output).results().map((line) -> line.group(1) + " " + line.group(2)).toList();
	}

	@Test
	void anOutageIsAWarningAndSilence(CapturedOutput output) {
		change(SocketTaskStatus.CONNECTING);
		change(SocketTaskStatus.OPEN);
		retry(1, ConnectionEnds.lost());
		for (int i = 2; i < 100; i++) {
			retry(i, ConnectionEnds.lost());
		}
		change(SocketTaskStatus.OPEN);
		assertThat(lines(output)).containsExactly("INFO Socket task 'ticker' is open",
				"WARN Reconnecting 'ticker' in 4.2 s (attempt 1, connection lost)",
				"INFO Socket task 'ticker' is open again");
	}

	@Test
	void eachOutageHasAWarning(CapturedOutput output) {
		for (int i = 0; i < 2; i++) {
			retry(1, ConnectionEnds.closed(1011));
			change(SocketTaskStatus.OPEN);
		}
		assertThat(lines(output)).hasSize(4).filteredOn((line) -> line.startsWith("WARN")).hasSize(2);
	}

	@Test
	void anotherCauseOfTheSameOutageIsToldOnce(CapturedOutput output) {
		for (int i = 1; i < 20; i += 2) {
			retry(i, ConnectionEnds.lost());
			retry(i + 1, ConnectionEnds.refused(503));
		}
		assertThat(lines(output)).containsExactly("WARN Reconnecting 'ticker' in 4.2 s (attempt 1, connection lost)",
				"INFO Reconnecting 'ticker' in 4.2 s (attempt 2, refused: 503)");
	}

	@Test
	void causesThatAreDifferentEachTimeAreNotToldForEver(CapturedOutput output) {
		for (int i = 0; i < 100; i++) {
			retry(i + 1, ConnectionEnds.closed(4000 + i));
		}
		assertThat(lines(output)).hasSizeLessThan(10);
	}

	@Test
	void aFaultIsAnErrorOnce(CapturedOutput output) {
		retry(1, ConnectionEnds.closed(1002));
		retry(2, ConnectionEnds.closed(1002));
		assertThat(lines(output)).containsExactly("ERROR Reconnecting 'ticker' in 4.2 s (attempt 1, closed: 1002)");
	}

	@Test
	void whatIsAskedForIsNoOutage(CapturedOutput output) {
		change(SocketTaskStatus.OPEN);
		change(SocketTaskStatus.CLOSING);
		change(SocketTaskStatus.WAITING_RETRY, 0, ConnectionEnds.closed(1000), Duration.ZERO);
		change(SocketTaskStatus.CONNECTING);
		change(SocketTaskStatus.OPEN);
		change(SocketTaskStatus.CLOSING);
		change(SocketTaskStatus.STOPPED, 0, ConnectionEnds.closed(1000), null);
		assertThat(lines(output)).containsExactly("INFO Socket task 'ticker' is open",
				"INFO Reconnecting 'ticker' now, as asked for", "INFO Socket task 'ticker' is open",
				"INFO Socket task 'ticker' is stopped");
	}

	@Test
	void givingUpIsAnErrorWithItsCause(CapturedOutput output) {
		change(SocketTaskStatus.FAILED, 3, ConnectionEnds.refused(404), null);
		assertThat(lines(output)).containsExactly("ERROR Socket task 'ticker' has given up after 3 retries: "
				+ "refused: 404. It connects again when it is started");
	}

	@Test
	void theEndOfATaskThatDoesNotReconnectIsToldWithItsCause(CapturedOutput output) {
		change(SocketTaskStatus.STOPPED, 0, ConnectionEnds.closed(1001), null);
		change(SocketTaskStatus.STOPPED, 0, ConnectionEnds.refused(404), null);
		change(SocketTaskStatus.STOPPED, 0, ConnectionEnds.closed(1002), null);
		assertThat(lines(output)).containsExactly("INFO Socket task 'ticker' is stopped: closed: 1001",
				"WARN Socket task 'ticker' is stopped: refused: 404",
				"ERROR Socket task 'ticker' is stopped: closed: 1002");
	}

}
