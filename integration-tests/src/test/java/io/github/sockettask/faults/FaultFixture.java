package io.github.sockettask.faults;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;

import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server, and a client that a test makes.
 */
abstract class FaultFixture {

	static final String[] OPENED = { "CONNECTING", "open", "OPEN" };

	final TestSocketServer server = TestSocketServer.start().on("/x", TestSocketConnection::accept);

	private FaultClient client = new FaultClient(FaultClient.SETTINGS);

	@AfterEach
	void stop() {
		this.client.close();
		this.server.close();
	}

	void use(SocketTaskSettings settings) {
		this.client.close();
		this.client = new FaultClient(settings);
	}

	FaultClient client() {
		return this.client;
	}

	/** After a fault is over: nothing has to be done for it, and nothing is due twice. */
	void verifyThatItStaysOpen(TaskJournal journal) {
		List<String> entries = journal.entries();
		assertThat(journal.task().send("still there")).succeedsWithin(Duration.ofSeconds(5));
		assertThat(journal.task().status()).isSameAs(SocketTaskStatus.OPEN);
		assertThat(journal.entries()).isEqualTo(entries);
	}

}
