package io.github.sockettask.guide.recipes;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.test.autoconfigure.SocketTaskTest;

import static io.github.sockettask.test.assertj.SocketTaskAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

// tag::feed-test[]
@SocketTaskTest(value = { TradeFeed.class, Book.class }, properties = "sockettask.defaults.reconnect.delay=10ms")
class TradeFeedTests {

	@Test
	void subscribesAgainAndReloadsWhatIsMissing(@Autowired TestSocketServer server, @Autowired SocketTask task,
			@Autowired TradeFeed feed, @Autowired Book book) {
		String subscription = "{\"op\":\"subscribe\",\"symbols\":[\"SPX\"]}";
		server.onNext("/feed",
				(connection) -> connection.expectText(subscription)
					.sendText("{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":1455.2,\"sequence\":1}")
					.reset());
		server.onNext("/feed",
				(connection) -> connection.expectText(subscription)
					.sendText("{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":1455.2,\"sequence\":1}")
					.sendText("{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":1456.1,\"sequence\":4}"));
		feed.subscribe("SPX");
		task.start();
		await().untilAsserted(() -> assertThat(book.entries()).containsExactly("SPX 1", "reload", "SPX 4"));
		assertThat(task).hasNoErrors();
	}

}
// end::feed-test[]
