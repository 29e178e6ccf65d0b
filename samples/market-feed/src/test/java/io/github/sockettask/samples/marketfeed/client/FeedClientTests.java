package io.github.sockettask.samples.marketfeed.client;

import java.math.BigDecimal;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client alone, against a feed that plays by a script.
 */
@ExtendWith(OutputCaptureExtension.class)
@SocketTaskTest(components = { FeedClient.class, FeedModel.class, StatusTimeline.class },
		properties = "logging.level.io.github.sockettask.samples=info")
class FeedClientTests {

	private static final String SUBSCRIBE = """
			{"type":"subscribe","symbols":["SPX"]}""";

	private static final String TRADE = """
			{"type":"trade","symbol":"SPX","price":1455.22,"date":"2000-01-03","volume":931800000}""";

	@Autowired
	private TestSocketServer server;

	@Autowired
	private SocketTask feed;

	@Test
	void whenOpenThenItSubscribesAndKeepsTheTrades(@Autowired FeedModel model) {
		this.server.on("/feed", (connection) -> connection.expectText(SUBSCRIBE).sendText(TRADE));
		this.feed.start();
		assertThat(this.feed).eventually().received(TRADE);
		assertThat(model.tradesAfter(0)).extracting((trade) -> trade.trade().price())
			.containsExactly(new BigDecimal("1455.22"));
	}

	@Test
	void whatTheFeedSaysBesidesIsIgnoredAndLogged(CapturedOutput output) {
		this.server.on("/feed",
				(connection) -> connection.expectText(SUBSCRIBE).sendText("{\"type\":\"news\"}").sendText(TRADE));
		this.feed.start();
		Awaitility.await().untilAsserted(() -> assertThat(output).contains("ignored  {\"type\":\"news\"}", "trade "));
	}

	@Test
	void whenTheServerClosesThenTheTimelineTellsWhyAndWhenTheNextAttemptIs(@Autowired StatusTimeline timeline) {
		this.server.on("/feed", (connection) -> connection.expectText(SUBSCRIBE).close(4001, "maintenance"));
		this.feed.start();
		assertThat(this.feed).eventually().closedWith(4001);
		Awaitility.await().until(() -> outages(timeline).findFirst().isPresent());
		assertThat(outages(timeline)).first().satisfies((change) -> {
			assertThat(change.closeCode()).isEqualTo(4001);
			assertThat(change.cause()).isEqualTo("closed: 4001 maintenance");
			assertThat(change.nextAttempt()).isAfter(change.time());
		});
	}

	private static Stream<StatusChange> outages(StatusTimeline timeline) {
		return timeline.changesAfter(0).stream().filter((change) -> change.status() == SocketTaskStatus.WAITING_RETRY);
	}

}
