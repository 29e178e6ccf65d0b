package io.github.sockettask.samples.marketfeed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.samples.marketfeed.client.FeedModel;
import io.github.sockettask.samples.marketfeed.client.StatusChange;
import io.github.sockettask.samples.marketfeed.client.StatusTimeline;

import static org.assertj.core.api.Assertions.assertThat;

@MarketFeedTest
class MarketFeedApplicationTests {

	@Autowired
	private FeedModel model;

	@Autowired
	private StatusTimeline timeline;

	@Autowired
	private SocketTask feed;

	@LocalServerPort
	private int port;

	private int lastChangeBefore;

	@BeforeEach
	void awaitTrades() {
		awaitMoreTrades();
		List<StatusChange> changes = this.timeline.changesAfter(0);
		this.lastChangeBefore = changes.get(changes.size() - 1).number();
	}

	@Test
	void tradesArrive() {
		assertThat(this.timeline.current()).isEqualTo(SocketTaskStatus.OPEN);
		assertThat(this.feed.status()).isEqualTo(SocketTaskStatus.OPEN);
		assertThat(this.model.messagesPerSecond()).isPositive();
		assertThat(this.model.tradesAfter(0)).last().satisfies((received) -> {
			assertThat(received.number()).isPositive().isLessThanOrEqualTo(this.model.totalTrades());
			assertThat(received.trade().symbol()).isEqualTo("SPX");
			assertThat(received.trade().price()).isPositive();
		});
	}

	@Test
	void droppedConnectionIsReplaced() {
		int socketTaskId = this.feed.socketTaskId();
		new Faults(this.port).drop();
		assertThat(awaitOutage()).satisfies((outage) -> {
			assertThat(outage.closeCode()).isEqualTo(1006);
			assertThat(outage.cause()).isEqualTo("connection lost");
			assertThat(outage.nextAttempt()).isNotNull();
		});
		awaitOpenAndMoreTrades();
		assertThat(this.feed.socketTaskId()).isGreaterThan(socketTaskId);
	}

	@Test
	void closedConnectionTellsCodeAndReasonAndIsReplaced() {
		new Faults(this.port).close(4001, "maintenance");
		assertThat(awaitOutage().cause()).isEqualTo("closed: 4001 maintenance");
		awaitOpenAndMoreTrades();
	}

	@Test
	void refusedConnectionIsTriedUntilItIsAccepted() {
		new Faults(this.port).refuse("3s");
		await().untilAsserted(() -> assertThat(changes()).extracting(StatusChange::cause).contains("refused: 503"));
		awaitOpenAndMoreTrades();
	}

	@Test
	void suspendedPeerIsFoundByTheHeartbeatAndTriedUntilItIsResumed() {
		Faults faults = new Faults(this.port);
		faults.suspend();
		try {
			assertThat(awaitOutage()).satisfies((outage) -> {
				assertThat(outage.closeCode()).isEqualTo(1006);
				assertThat(outage.cause()).startsWith("heartbeat");
			});
			await().until(() -> changes().stream().filter(MarketFeedApplicationTests::isOutage).count() > 1);
			assertThat(this.feed.status()).isNotEqualTo(SocketTaskStatus.OPEN);
		}
		finally {
			faults.resume();
		}
		awaitOpenAndMoreTrades();
	}

	@Test
	void connectionGoesOnIfThePeerIsResumedInTime() {
		int socketTaskId = this.feed.socketTaskId();
		Faults faults = new Faults(this.port);
		faults.suspend();
		faults.resume();
		awaitMoreTrades();
		assertThat(this.feed.socketTaskId()).isEqualTo(socketTaskId);
	}

	@Test
	void pageIsUpdated() throws Exception {
		URI updates = URI.create("http://localhost:" + this.port + "/updates");
		Stream<String> lines = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(updates).build(), BodyHandlers.ofLines())
			.body();
		try (lines) {
			assertThat(lines.filter((line) -> line.startsWith("data:")).limit(2))
				.allSatisfy(
						(data) -> assertThat(data).contains("\"messagesPerSecond\":", "\"trades\":[", "\"changes\":["))
				.first()
				.asString()
				.contains("\"symbol\":\"SPX\"", "\"status\":\"OPEN\"");
		}
	}

	private StatusChange awaitOutage() {
		await().until(() -> changes().stream().anyMatch(MarketFeedApplicationTests::isOutage));
		return changes().stream().filter(MarketFeedApplicationTests::isOutage).findFirst().orElseThrow();
	}

	private static boolean isOutage(StatusChange change) {
		return change.status() == SocketTaskStatus.WAITING_RETRY;
	}

	private void awaitOpenAndMoreTrades() {
		await().untilAsserted(() -> assertThat(changes()).extracting(StatusChange::status)
			.endsWith(SocketTaskStatus.WAITING_RETRY, SocketTaskStatus.CONNECTING, SocketTaskStatus.OPEN));
		awaitMoreTrades();
	}

	private void awaitMoreTrades() {
		long trades = this.model.totalTrades();
		await().until(() -> this.model.totalTrades() > trades + 1);
	}

	/** The changes since the test began. */
	private List<StatusChange> changes() {
		return this.timeline.changesAfter(this.lastChangeBefore);
	}

	private ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
