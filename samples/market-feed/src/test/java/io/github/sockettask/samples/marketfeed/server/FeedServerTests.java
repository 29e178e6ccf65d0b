package io.github.sockettask.samples.marketfeed.server;

import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.github.sockettask.samples.marketfeed.Faults;
import io.github.sockettask.samples.marketfeed.MarketFeedTest;

import static org.assertj.core.api.Assertions.assertThat;

@MarketFeedTest
class FeedServerTests {

	private static final Duration SECONDS = Duration.ofSeconds(10);

	private final RecordingWebSocket peer = new RecordingWebSocket();

	private final List<WebSocket> webSockets = new ArrayList<>();

	@Autowired
	private TradeHistory history;

	@LocalServerPort
	private int port;

	@AfterEach
	void disconnect() {
		this.webSockets.forEach(WebSocket::abort);
	}

	@Test
	void historyIsComplete() {
		assertThat(this.history.trades()).hasSize(5105).first().asString().contains("1455.22", "2000-01-03");
	}

	@Test
	void subscriberGetsAnAnswerAndThenTrades() {
		subscribe();
		Awaitility.await().untilAsserted(() -> assertThat(this.peer.messages).hasSizeGreaterThan(3));
		assertThat(this.peer.messages).first().isEqualTo("{\"type\":\"subscribed\",\"symbols\":[\"SPX\"]}");
		assertThat(this.peer.messages).element(1)
			.asString()
			.matches(
					"\\{\"type\":\"trade\",\"symbol\":\"SPX\",\"price\":[.0-9]+,\"date\":\"[-0-9]{10}\",\"volume\":\\d+}");
	}

	@Test
	void unsubscribedConnectionGetsNoMoreTrades() {
		WebSocket webSocket = subscribe();
		Awaitility.await().untilAsserted(() -> assertThat(this.peer.messages).hasSizeGreaterThan(2));
		webSocket.sendText("{\"type\":\"unsubscribe\",\"symbols\":[\"SPX\"]}", true).join();
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.peer.messages).contains("{\"type\":\"subscribed\",\"symbols\":[]}"));
		int messages = this.peer.messages.size();
		Awaitility.await()
			.during(Duration.ofMillis(300))
			.untilAsserted(() -> assertThat(this.peer.messages.size()).isLessThanOrEqualTo(messages + 1));
	}

	@Test
	void messageOfNoUseClosesTheConnection() {
		connect().sendText("subscribe!", true).join();
		assertThat(this.peer.close).succeedsWithin(SECONDS).asString().startsWith("1008 ");
	}

	@Test
	void droppedConnectionEndsWithoutACloseFrame() {
		subscribe();
		new Faults(this.port).drop();
		assertThat(this.peer.close).succeedsWithin(SECONDS).isEqualTo("1006 ");
	}

	@Test
	void closedConnectionGetsCodeAndReason() {
		subscribe();
		new Faults(this.port).close(4001, "maintenance");
		assertThat(this.peer.close).succeedsWithin(SECONDS).isEqualTo("4001 maintenance");
	}

	@Test
	void refusedConnectionGetsStatus503() {
		new Faults(this.port).refuse("1s");
		assertThat(RecordingWebSocket.connect(this.port, this.peer)).failsWithin(SECONDS)
			.withThrowableThat()
			.havingCause()
			.isInstanceOfSatisfying(WebSocketHandshakeException.class,
					(ex) -> assertThat(ex.getResponse().statusCode()).isEqualTo(503));
		Awaitility.await().ignoreExceptions().until(() -> connect() != null);
	}

	@Test
	void suspendedServerAnswersNeitherPingNorHandshakeUntilItIsResumed() {
		WebSocket webSocket = subscribe();
		Faults faults = new Faults(this.port);
		faults.suspend();
		webSocket.sendPing(ByteBuffer.allocate(0)).join();
		CompletableFuture<WebSocket> other = RecordingWebSocket.connect(this.port, new RecordingWebSocket());
		try {
			Awaitility.await().during(Duration.ofMillis(300)).until(() -> !this.peer.pong.isDone() && !other.isDone());
		}
		finally {
			faults.resume();
		}
		assertThat(this.peer.pong).succeedsWithin(SECONDS);
		assertThat(other).succeedsWithin(SECONDS).satisfies(this.webSockets::add);
	}

	private WebSocket connect() {
		WebSocket webSocket = RecordingWebSocket.connect(this.port, this.peer).join();
		this.webSockets.add(webSocket);
		return webSocket;
	}

	private WebSocket subscribe() {
		WebSocket webSocket = connect();
		webSocket.sendText("{\"type\":\"subscribe\",\"symbols\":[\"SPX\",\"UNKNOWN\"]}", true).join();
		Awaitility.await().until(() -> !this.peer.messages.isEmpty());
		return webSocket;
	}

}
