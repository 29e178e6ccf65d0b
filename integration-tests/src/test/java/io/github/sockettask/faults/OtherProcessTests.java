package io.github.sockettask.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.test.SocketFrame;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Faults that need another JVM: its names, its processor and its network fail.
 */
@EnabledOnOs(OS.LINUX)
class OtherProcessTests {

	private final TestSocketServer server = TestSocketServer.start().on("/x", TestSocketConnection::accept);

	@TempDir
	private Path directory;

	@AfterEach
	void stop() {
		this.server.close();
	}

	private Path hosts(String line) throws IOException {
		// in one step, as it is read all the time
		Path written = Files.writeString(this.directory.resolve("written"), line + "\n");
		return Files.move(written, this.directory.resolve("hosts"), StandardCopyOption.ATOMIC_MOVE);
	}

	@Test
	void whenANameGetsAnotherAddressThenTheNextAttemptGoesThere() throws IOException {
		Path hosts = hosts("127.0.0.1 other.test");
		try (ForkedJvm client = ForkedJvm.start(List.of(), List.of("-Djdk.net.hosts.file=" + hosts), ForkedClient.class,
				"ws://feed.test:" + this.server.port() + "/x")) {
			assertThat(client.await("WAITING_RETRY", 2)).contains("unknown host feed.test");
			// No server listens there.
			hosts("127.0.0.2 feed.test");
			Awaitility.await().until(() -> client.lines().stream().anyMatch((line) -> line.contains("refused")));
			hosts("127.0.0.1 feed.test");
			client.await("OPEN", 1);
			hosts("127.0.0.2 feed.test");
			this.server.awaitConnection(1).drop();
			client.await("WAITING_RETRY connection lost", 1);
			hosts("127.0.0.1 feed.test");
			client.await("OPEN", 2);
			assertThat(this.server.connections()).hasSize(2);
		}
	}

	@Test
	void whenAProcessWasSuspendedForLongerThanTheHeartbeatThenAHealthyConnectionIsNotCut() throws InterruptedException {
		try (ForkedJvm client = ForkedJvm.start(List.of(), List.of(), ForkedClient.class, this.server.url("/x"))) {
			client.await("OPEN", 1);
			awaitPings(2);
			for (int i = 0; i < 3; i++) {
				client.suspend();
				// what is tested is that time passes
				Thread.sleep(FaultClient.INTERVAL.plus(FaultClient.TIMEOUT).multipliedBy(2).toMillis());
				client.resume();
				awaitPings(pings() + 3);
			}
			assertThat(this.server.connections()).hasSize(1);
			assertThat(client.lines()).containsExactly("CONNECTING", "OPEN");
		}
	}

	@Test
	@Contract("7.16")
	void whenTheFirstAddressOfANameSwallowsPacketsThenTheFirstAttemptOpensAtTheSecondOne() throws IOException {
		try (NetworkNamespace namespace = NetworkNamespace.create()) {
			Path hosts = hosts(namespace.blackHole() + " feed.test\n127.0.0.1 feed.test");
			// the test ends long before this time and each share of it
			String timeout = Duration.ofHours(10).toString();
			try (ForkedJvm client = ForkedJvm.start(List.of(), List.of("-Djdk.net.hosts.file=" + hosts),
					ForkedClient.class, "ws://feed.test:" + this.server.port() + "/x", timeout)) {
				client.await("OPEN", 1);
				assertThat(client.lines()).containsExactly("CONNECTING", "OPEN");
				this.server.awaitConnection(1).drop();
				client.await("OPEN", 2);
				assertThat(client.lines()).hasSize(5);
			}
		}
	}

	private long pings() {
		return this.server.awaitConnection(1)
			.frames()
			.stream()
			.filter((frame) -> frame.opcode() == SocketFrame.PING)
			.count();
	}

	private void awaitPings(long count) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> pings() >= count);
	}

	@Test
	void whenPacketsAreLostThenTheHeartbeatFindsItAndTheTaskConnectsWhenTheyAreNot() throws IOException {
		try (NetworkNamespace namespace = NetworkNamespace.create();
				FaultClient client = new FaultClient(
						FaultClient.WITH_HEARTBEAT.withConnectTimeout(Duration.ofMillis(500)));
				ForkedJvm server = ForkedJvm.start(namespace.prefix(),
						List.of("-Djdk.net.hosts.file=" + hosts(namespace.address() + " localhost")),
						ForkedServer.class)) {
			String port = server.await("port ", 1).substring("port ".length());
			TaskJournal journal = client.start("ws://" + namespace.address() + ":" + port + "/x").awaitOpen();
			namespace.unplug();
			journal.await("found", (told) -> !told.causes().isEmpty());
			assertThat(journal.causes().get(0)).startsWith("heartbeat").contains("200 ms");
			journal.await("an attempt", (told) -> told.causes().size() >= 2);
			assertThat(journal.task().status()).isNotSameAs(SocketTaskStatus.OPEN);
			namespace.plug();
			journal.awaitNumberOf("OPEN", 2);
			assertThat(journal.count("open")).isEqualTo(2);
		}
	}

}
