package io.github.sockettask.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that end, and the one that follows.
 */
class LostConnectionTests extends FaultFixture {

	private static final List<String> OPENED_AGAIN = List.of("CONNECTING", "open", "OPEN");

	@Test
	void whenTheServerResetsTheConnectionBehindItsAnswerThenTheTaskConnectsAgain() {
		this.server.onNext("/x", (connection) -> connection.accept().reset());
		TaskJournal journal = client().start(this.server.url("/x"))
			.await("two connections", (told) -> this.server.connections().size() == 2)
			.await("open", (told) -> told.entries().get(told.entries().size() - 1).equals("OPEN"));
		assertThat(journal.ends()).singleElement().satisfies((end) -> assertThat(end.close().code()).isEqualTo(1006));
		assertThat(journal.entries()).endsWith(OPENED_AGAIN.toArray(String[]::new));
		assertThat(journal.entries()).contains("WAITING_RETRY").containsOnlyOnce("close 1006");
		verifyThatItStaysOpen(journal);
	}

	private TaskJournal closedWith(int code) {
		this.server.onNext("/x", (connection) -> connection.accept().close(code, "because"));
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 2);
		assertThat(journal.entries()).startsWith("CONNECTING", "open", "OPEN")
			.containsSubsequence("close " + code, "WAITING_RETRY", "CONNECTING", "open", "OPEN")
			.doesNotContain("error");
		assertThat(journal.causes()).containsExactly("closed: " + code + " because");
		verifyThatItStaysOpen(journal);
		return journal;
	}

	@ParameterizedTest
	@ValueSource(ints = { 1000, 1001, 1011, 1012, 1014, 3000, 4000, 4999 })
	void whenTheServerSaysGoodbyeThenTheTaskConnectsAgainSoon(int code) {
		assertThat(closedWith(code).delays()).containsExactly(FaultClient.DELAY);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1002, 1003, 1007, 1008, 1009, 1010, 1013, 4401 })
	void whenTheServerSaysThatSomethingIsWrongThenTheTaskConnectsAgainSlowly(int code) {
		assertThat(closedWith(code).delays()).containsExactly(FaultClient.MAX_DELAY);
	}

	@Test
	void whenTheServerClosesWithoutACodeThenTheTaskConnectsAgainSoon() {
		this.server.onNext("/x", (connection) -> connection.accept().close());
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 2);
		assertThat(journal.ends().get(0).close().code()).isEqualTo(1005);
		assertThat(journal.delays()).containsExactly(FaultClient.DELAY);
	}

	@Test
	void whenAConnectionIsHalfOpenThenTheHeartbeatFindsItAndTheTaskConnectsWhenTheNetworkIsBack() {
		use(FaultClient.WITH_HEARTBEAT.withConnectTimeout(Duration.ofMillis(200)));
		try (TestSocketProxy proxy = TestSocketProxy.to(this.server)) {
			TaskJournal journal = client().start(proxy.url("/x")).awaitNumberOf("OPEN", 1);
			// on a slow machine an attempt before may have met its timeout
			int earlier = journal.causes().size();
			proxy.suspend();
			journal.await("found", (told) -> told.causes().size() > earlier);
			assertThat(journal.causes().get(earlier)).startsWith("heartbeat").contains("200 ms");
			assertThat(journal.ends().get(earlier).close().code()).isEqualTo(1006);
			assertThat(journal.task().status()).isNotSameAs(SocketTaskStatus.OPEN);
			// attempts get no answer either
			journal.await("an attempt", (told) -> told.causes().size() > earlier + 1);
			proxy.resume();
			journal.awaitNumberOf("OPEN", 2);
			assertThat(journal.entries()).containsSubsequence("open", "OPEN", "close 1006", "WAITING_RETRY",
					"CONNECTING", "error", "close 1006", "WAITING_RETRY", "CONNECTING", "open", "OPEN");
		}
	}

	@Test
	void whenTheServerIsStartedAnewOnTheSamePortThenTheTaskConnectsAgain() {
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 1);
		this.server.stopAccepting();
		this.server.awaitConnection(1).drop();
		journal.awaitNumberOf("WAITING_RETRY", 3);
		this.server.startAccepting();
		journal.awaitNumberOf("OPEN", 2);
		assertThat(journal.causes().get(0)).isEqualTo("connection lost");
		assertThat(journal.causes().subList(1, 3)).allMatch((cause) -> cause.contains("refused"));
		assertThat(journal.entries()).startsWith("CONNECTING", "open", "OPEN")
			.endsWith(OPENED_AGAIN.toArray(String[]::new));
		assertThat(journal.count("close 1006")).isEqualTo(journal.count("WAITING_RETRY"));
		verifyThatItStaysOpen(journal);
	}

	@Test
	void whenTheServerDropsEachConnectionThenAttemptsGetRarerAndEachConnectionIsToldOnce() {
		this.server.on("/x", (connection) -> connection.accept().drop());
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("WAITING_RETRY", 10);
		this.server.on("/x", TestSocketConnection::accept);
		journal.await("it stays", (told) -> {
			List<TestSocketConnection> connections = this.server.connections();
			return connections.get(connections.size() - 1).end() == null && told.count("OPEN") == connections.size();
		});
		assertThat(journal.delays().subList(0, 4)).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40),
				Duration.ofMillis(80), Duration.ofMillis(100));
		assertThat(journal.delays().subList(4, 10)).containsOnly(FaultClient.MAX_DELAY);
		assertThat(journal.count("close 1006")).isEqualTo(journal.count("open") - 1);
		verifyThatItStaysOpen(journal);
	}

	@Test
	void whenConnectionsEndAsSoonAsTheyAreOpenThenAllIsToldOfOneBeforeTheNext() {
		Duration soon = Duration.ofMillis(1);
		use(FaultClient.SETTINGS.withReconnect(FaultClient.SETTINGS.reconnect().withDelay(soon).withMaxDelay(soon)));
		this.server.on("/x",
				(connection) -> connection.inSameSegment((steps) -> steps.accept().sendText("hello").close(1001, "")));
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("WAITING_RETRY", 50);
		List<String> one = List.of("CONNECTING", "open", "OPEN", "message hello", "close 1001", "WAITING_RETRY");
		for (int i = 0; i < 50; i++) {
			assertThat(journal.entries().subList(i * one.size(), (i + 1) * one.size())).isEqualTo(one);
		}
	}

	@Test
	void whenConnectionsAreLostAHundredTimesASecondThenAllIsToldOfEachAndNothingIsLeft() {
		Duration often = Duration.ofMillis(2);
		use(FaultClient.SETTINGS.withReconnect(FaultClient.SETTINGS.reconnect().withDelay(often).withMaxDelay(often)));
		this.server.on("/x", (connection) -> connection.accept().drop());
		List<TaskJournal> journals = Stream.generate(() -> client().start(this.server.url("/x"))).limit(3).toList();
		journals.forEach((journal) -> journal.awaitNumberOf("WAITING_RETRY", 20));
		List<String> threads = threads();
		journals.forEach((journal) -> journal.awaitNumberOf("WAITING_RETRY", 150));
		assertThat(threads()).isSubsetOf(threads);
		this.server.on("/x", (connection) -> connection.accept().sendText("stay"));
		journals.forEach((journal) -> journal.awaitNumberOf("message stay", 1));
		// neither has a connection that the other one does not know
		assertThat(journals.stream().mapToLong((journal) -> journal.count("CONNECTING")).sum())
			.isEqualTo(this.server.connections().size());
		journals.forEach((journal) -> assertThat(journal.task().stop()).succeedsWithin(Duration.ofSeconds(5)));
		journals.forEach(LostConnectionTests::verifyThatEachIsToldInOrder);
		assertThat(client().scheduled()).isZero();
		Awaitility.await()
			.until(() -> this.server.connections().stream().allMatch((connection) -> connection.end() != null));
	}

	// a connection that is lost before it is open is told as an error
	private static void verifyThatEachIsToldInOrder(TaskJournal journal) {
		List<String> all = journal.entries();
		int stayed = all.lastIndexOf("CONNECTING");
		assertThat(all.subList(stayed, all.size())).startsWith("CONNECTING", "open", "OPEN", "message stay")
			.endsWith("STOPPED")
			.containsOnlyOnce("close 1001");
		List<String> told = new ArrayList<>(all.subList(0, stayed));
		while (!told.isEmpty()) {
			List<String> opened = List.of("CONNECTING", "open", "OPEN", "close 1006", "WAITING_RETRY");
			List<String> failed = List.of("CONNECTING", "error", "close 1006", "WAITING_RETRY");
			List<String> next = told.subList(0, told.get(1).equals("open") ? opened.size() : failed.size());
			assertThat(next).isIn(opened, failed);
			next.clear();
		}
	}

	// Threads of the server and of waiting tests come and go, and threads that the whole
	// JVM shares are created at any time.
	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> !name.startsWith("test-socket-server") && !name.startsWith("awaitility")
					&& !name.startsWith("ForkJoinPool.commonPool") && !name.equals("CompletableFutureDelayScheduler"))
			.toList();
	}

}
