package io.github.sockettask.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.test.TestBlackHole;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Attempts that fail, and the one that does not when the fault is over.
 */
class FaultMatrixTests extends FaultFixture {

	private static final Duration SLOW = FaultClient.MAX_DELAY;

	private static final String[] FAILED = { "CONNECTING", "error", "close 1006", "WAITING_RETRY" };

	private void verifyFailuresAndThenOpen(TaskJournal journal) {
		List<String> entries = journal.entries();
		assertThat(entries.size() % FAILED.length).isEqualTo(OPENED.length);
		int failed = entries.size() - OPENED.length;
		for (int i = 0; i < failed; i += FAILED.length) {
			assertThat(entries.subList(i, i + FAILED.length)).containsExactly(FAILED);
		}
		assertThat(entries.subList(failed, entries.size())).containsExactly(OPENED);
		verifyThatItStaysOpen(journal);
	}

	@Test
	void whenTheServerRefusesConnectionsThenAttemptsGetRarerUntilItListens() {
		this.server.stopAccepting();
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("WAITING_RETRY", 5);
		this.server.startAccepting();
		journal.awaitNumberOf("OPEN", 1);
		assertThat(journal.delays().subList(0, 5)).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40),
				Duration.ofMillis(80), Duration.ofMillis(100), Duration.ofMillis(100));
		assertThat(journal.causes()).allMatch((cause) -> cause.contains("refused"));
		verifyFailuresAndThenOpen(journal);
	}

	@Test
	void whenAConnectionIsNotAnsweredThenTheAttemptEndsWithTheTimeout() {
		try (TestBlackHole blackHole = TestBlackHole.open();
				TestSocketServer other = TestSocketServer.start().on("/x", TestSocketConnection::accept)) {
			use(FaultClient.SETTINGS.withConnectTimeout(Duration.ofMillis(200))
				.withUrls(List.of(blackHole.url("/x"), other.url("/x"))));
			TaskJournal journal = client().startConfigured().awaitNumberOf("OPEN", 1);
			assertThat(journal.causes()).singleElement().asString().contains("timeout");
			verifyFailuresAndThenOpen(journal);
		}
	}

	@Test
	void whenTheCertificateIsNotTrustedThenAttemptsAreSlow() {
		try (TestSocketServer tls = TestSocketServer.builder().tls(TestCertificates.create()).start()) {
			TaskJournal journal = client().start(tls.url("/x")).awaitNumberOf("WAITING_RETRY", 2);
			assertThat(journal.delays().subList(0, 2)).containsOnly(SLOW);
			assertThat(journal.causes().get(0)).contains("certif");
			assertThat(journal.task().stop()).succeedsWithin(Duration.ofSeconds(5));
		}
	}

	@Test
	void whenTheServerGetsATrustedCertificateThenTheTaskConnectsByItself() {
		TestCertificates trusted = TestCertificates.create();
		ReplacedCertificate certificate = new ReplacedCertificate(TestCertificates.create());
		try (TestSocketServer tls = TestSocketServer.builder().sslContext(certificate.sslContext()).start()) {
			tls.on("/x", TestSocketConnection::accept);
			client().trust(trusted);
			TaskJournal journal = client().start(tls.url("/x")).awaitNumberOf("WAITING_RETRY", 2);
			certificate.replace(trusted);
			journal.awaitNumberOf("OPEN", 1);
			assertThat(journal.delays()).containsOnly(SLOW);
			assertThat(journal.causes()).allMatch((cause) -> cause.contains("not trusted"));
			verifyFailuresAndThenOpen(journal);
		}
	}

	@Test
	void whenTheCertificateOfOneServerIsNotTrustedThenTheTaskGoesToTheOther() {
		try (TestSocketServer tls = TestSocketServer.builder().tls(TestCertificates.create()).start()) {
			use(FaultClient.SETTINGS.withUrls(List.of(tls.url("/x"), this.server.url("/x"))));
			TaskJournal journal = client().startConfigured().awaitOpen();
			assertThat(journal.causes()).singleElement().asString().contains("certif");
			verifyFailuresAndThenOpen(journal);
		}
	}

	@Test
	void whenANameIsNotKnownThenTheTaskGoesToTheOther() {
		use(FaultClient.SETTINGS.withUrls(List.of("ws://nowhere.invalid/x", this.server.url("/x"))));
		TaskJournal journal = client().startConfigured().awaitOpen();
		assertThat(journal.causes()).singleElement().asString().contains("unknown host nowhere.invalid");
		verifyFailuresAndThenOpen(journal);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404 })
	void whenTheServerRefusesTheClientThenAttemptsAreSlowUntilItDoesNot(int status) {
		this.server.onNext("/x", (connection) -> connection.refuse(status));
		this.server.onNext("/x", (connection) -> connection.refuse(status));
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 1);
		assertThat(journal.delays()).containsExactly(SLOW, SLOW);
		assertThat(journal.causes()).containsOnly("refused: " + status);
		verifyFailuresAndThenOpen(journal);
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void whenTheServerSaysHowLongItIsOverloadedThenTheTaskWaitsForThatTime(int status) {
		this.server.onNext("/x", (connection) -> connection.refuse(status));
		this.server.onNext("/x", (connection) -> connection.refuse(status, Map.of("Retry-After", "1")));
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 1);
		assertThat(journal.delays()).containsExactly(FaultClient.DELAY, Duration.ofSeconds(1));
		assertThat(journal.causes()).containsOnly("refused: " + status);
		verifyFailuresAndThenOpen(journal);
	}

	@Test
	void whenTheAnswerTricklesBeyondTheTimeoutThenTheAttemptEnds() {
		use(FaultClient.SETTINGS.withConnectTimeout(Duration.ofMillis(200)));
		this.server.onNext("/x", (connection) -> connection.trickle(Duration.ofMillis(50)).accept());
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 1);
		assertThat(journal.causes()).singleElement().asString().contains("timeout");
		verifyFailuresAndThenOpen(journal);
	}

	@Test
	void whenTheServerEndsTheConnectionInsteadOfAnAnswerThenTheTaskTriesAgain() {
		this.server.onNext("/x", TestSocketConnection::dropBeforeHandshake);
		this.server.onNext("/x", TestSocketConnection::resetBeforeHandshake);
		TaskJournal journal = client().start(this.server.url("/x")).awaitNumberOf("OPEN", 1);
		assertThat(journal.delays()).containsExactly(Duration.ofMillis(20), Duration.ofMillis(40));
		verifyFailuresAndThenOpen(journal);
	}

}
