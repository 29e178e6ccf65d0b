package io.github.sockettask.client.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
import io.github.sockettask.client.reconnect.ConnectionEnds;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is logged of a task.
 */
@ExtendWith(OutputCaptureExtension.class)
class StatusLogTests {

	private static final Pattern LINE = Pattern
		.compile("(INFO|WARN|ERROR) .*?io\\.github\\.sockettask\\.SocketTask +(?:--|:) (.*)");

	private final SocketTask task = Mockito.mock();

	private final AtomicLong clock = new AtomicLong();

	private final StatusLog log = new StatusLog("ticker", this.clock::get);

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
		pass(Duration.ofSeconds(12));
		change(SocketTaskStatus.OPEN);
		assertThat(lines(output)).containsExactly("INFO Socket task 'ticker' is open",
				"WARN Socket task 'ticker' has lost its connection: connection lost. It connects again in 4.2 s (attempt 1)",
				"INFO Socket task 'ticker' is open again after 12 s and 99 attempts");
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
		assertThat(lines(output)).containsExactly(
				"WARN Socket task 'ticker' has lost its connection: connection lost. It connects again in 4.2 s (attempt 1)",
				"INFO Socket task 'ticker' could not connect: refused: 503. It connects again in 4.2 s (attempt 2)");
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
		assertThat(lines(output)).containsExactly(
				"ERROR Socket task 'ticker' has lost its connection: closed: 1002. It connects again in 4.2 s (attempt 1)");
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
				"INFO Socket task 'ticker' connects again now, as asked for", "INFO Socket task 'ticker' is open",
				"INFO Socket task 'ticker' is stopped (closed: 1000)");
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

	@Test
	void aLongOutageIsRememberedNowAndThen(CapturedOutput output) {
		for (int i = 1; i <= 121; i++) {
			retry(i, ConnectionEnds.refused(503));
			pass(Duration.ofSeconds(5));
		}
		assertThat(lines(output)).containsExactly(
				"WARN Socket task 'ticker' could not connect: refused: 503. It connects again in 4.2 s (attempt 1)",
				"WARN Socket task 'ticker' has had no connection for 300 s and 60 attempts: refused: 503. "
						+ "It connects again in 4.2 s",
				"WARN Socket task 'ticker' has had no connection for 10 min and 120 attempts: refused: 503. "
						+ "It connects again in 4.2 s");
	}

	@Test
	void credentialsThatAreRefusedAfterALossAreAWarning(CapturedOutput output) {
		change(SocketTaskStatus.OPEN);
		retry(1, ConnectionEnds.lost());
		retry(2, ConnectionEnds.refused(401));
		retry(3, ConnectionEnds.refused(403));
		assertThat(lines(output)).filteredOn((line) -> line.startsWith("WARN")).hasSize(3);
	}

	@Test
	void aServerThatEndsEachConnectionIsCounted(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			retry(1, ConnectionEnds.lost());
			change(SocketTaskStatus.OPEN);
		}
		assertThat(lines(output)).hasSize(10);
		change(SocketTaskStatus.STOPPED);
		assertThat(lines(output))
			.anyMatch((line) -> line.startsWith("INFO 995 more since this line: Socket task 'ticker' is open"));
	}

	@Test
	void theAddressOfATaskWithSeveralIsLogged(CapturedOutput output) {
		this.log.address("wss://b.example.org/feed");
		change(SocketTaskStatus.OPEN);
		assertThat(lines(output)).containsExactly("INFO Socket task 'ticker' is open at wss://b.example.org/feed");
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
	}

}
