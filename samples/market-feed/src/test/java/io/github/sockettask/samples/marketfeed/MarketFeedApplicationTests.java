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

import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;
import io.github.sockettask.samples.marketfeed.client.FeedModel;
import io.github.sockettask.samples.marketfeed.client.StateChange;
import io.github.sockettask.samples.marketfeed.client.StateTimeline;

import static org.assertj.core.api.Assertions.assertThat;

@MarketFeedTest
class MarketFeedApplicationTests {

	@Autowired
	private FeedModel model;

	@Autowired
	private StateTimeline timeline;

	@Autowired
	private SocketTask feed;

	@LocalServerPort
	private int port;

	private int lastChangeBefore;

	@BeforeEach
	void awaitTrades() {
		awaitMoreTrades();
		List<StateChange> changes = this.timeline.changesAfter(0);
		this.lastChangeBefore = changes.get(changes.size() - 1).number();
	}

	@Test
	void tradesArrive() {
		assertThat(this.timeline.current()).isEqualTo(ReadyState.OPEN);
		assertThat(this.feed.readyState()).isEqualTo(SocketTask.OPEN);
		assertThat(this.model.messagesPerSecond()).isPositive();
		assertThat(this.model.tradesAfter(0)).last().satisfies((received) -> {
			assertThat(received.number()).isPositive().isLessThanOrEqualTo(this.model.totalTrades());
			assertThat(received.trade().symbol()).isEqualTo("SPX");
			assertThat(received.trade().price()).isPositive();
		});
	}

	@Test
	void droppedConnectionIsSeenAs1006AndReplaced() {
		int socketTaskId = this.feed.socketTaskId();
		new Faults(this.port).drop();
		assertThat(awaitClosed().close()).hasToString("OnCloseCallbackResult[code=1006, reason=abnormal closure]");
		awaitOpenAndMoreTrades();
		assertThat(this.feed.socketTaskId()).isGreaterThan(socketTaskId);
	}

	@Test
	void closedConnectionTellsCodeAndReasonAndIsReplaced() {
		new Faults(this.port).close(4001, "maintenance");
		assertThat(awaitClosed().close()).hasToString("OnCloseCallbackResult[code=4001, reason=maintenance]");
		awaitOpenAndMoreTrades();
	}

	@Test
	void refusedConnectionIsTriedUntilItIsAccepted() {
		new Faults(this.port).refuse("1s");
		await().untilAsserted(() -> assertThat(changes()).anySatisfy((change) -> {
			assertThat(change.readyState()).isEqualTo(ReadyState.CLOSED);
			assertThat(change.errMsg()).contains("503");
		}));
		awaitOpenAndMoreTrades();
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
				.contains("\"symbol\":\"SPX\"", "\"readyState\":\"OPEN\"");
		}
	}

	private StateChange awaitClosed() {
		await().until(() -> changes().stream().anyMatch((change) -> change.close() != null));
		return changes().stream().filter((change) -> change.close() != null).findFirst().orElseThrow();
	}

	private void awaitOpenAndMoreTrades() {
		await().untilAsserted(() -> assertThat(changes()).extracting(StateChange::readyState)
			.endsWith(ReadyState.CLOSED, ReadyState.CONNECTING, ReadyState.OPEN));
		awaitMoreTrades();
	}

	private void awaitMoreTrades() {
		long trades = this.model.totalTrades();
		await().until(() -> this.model.totalTrades() > trades + 1);
	}

	/** The changes since the test began. */
	private List<StateChange> changes() {
		return this.timeline.changesAfter(this.lastChangeBefore);
	}

	private ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

}
