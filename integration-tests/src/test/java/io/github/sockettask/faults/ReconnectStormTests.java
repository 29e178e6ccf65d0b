package io.github.sockettask.faults;

import java.time.Duration;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.contract.Footprint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server whose clients are all ours starts anew. It counts them, 5,000 or as many as
 * there may be open files; {@code -Dsockettask.test.storm} is another number.
 */
class ReconnectStormTests {

	private static final int MOST = Integer.getInteger("sockettask.test.storm", 5_000);

	private static final int AT_A_TIME = 64;

	private static final int RATE = 1_000;

	/** Tokens of a tenth of a second, see {@code connect-rate}. */
	private static final int BURST = RATE / 10;

	/**
	 * What may begin in a window, and what has begun before, but has come to the server
	 * only then.
	 */
	private static final int MOST_IN_A_WINDOW = RATE / HandshakeCount.WINDOWS_PER_SECOND + BURST + AT_A_TIME;

	private static final int TASKS = (int) Math.min(MOST, (Footprint.mostFiles() - 1_000) / 2);

	@Test
	void whenAServerWithThousandsOfClientsStartsAnewThenTheyComeBackWithinTheLimits() {
		try (LeanServer server = new LeanServer((channel, number) -> {
		}); FaultClient client = new FaultClient(FaultClient.SETTINGS, AT_A_TIME, RATE)) {
			SocketTask[] tasks = IntStream.range(0, TASKS)
				.mapToObj((i) -> client.create(server.url()))
				.toArray(SocketTask[]::new);
			for (SocketTask task : tasks) {
				task.start();
			}
			verifyThatAllComeWithinTheLimits(server, tasks);
			server.stop();
			awaitAll(tasks, false);
			server.handshakes().clear();
			server.startAgain();
			verifyThatAllComeWithinTheLimits(server, tasks);
		}
	}

	private static void verifyThatAllComeWithinTheLimits(LeanServer server, SocketTask[] tasks) {
		awaitAll(tasks, true);
		HandshakeCount handshakes = server.handshakes();
		assertThat(handshakes.mostAtATime()).isLessThanOrEqualTo(AT_A_TIME);
		assertThat(handshakes.mostInAWindow()).isLessThanOrEqualTo(MOST_IN_A_WINDOW);
		assertThat(handshakes.total()).isEqualTo(TASKS);
	}

	private static void awaitAll(SocketTask[] tasks, boolean open) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(20)).until(() -> {
			for (SocketTask task : tasks) {
				if (open != (task.status() == SocketTaskStatus.OPEN)) {
					return false;
				}
			}
			return true;
		});
	}

}
