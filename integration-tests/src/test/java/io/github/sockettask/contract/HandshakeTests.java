package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.TestSocketConnection;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sections 2 and 5 of the contract: the opening handshake.
 */
@InEveryMode
class HandshakeTests extends ContractFixture {

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 301, 400, 401, 403, 404, 429, 500, 503 })
	@Contract({ "1.9", "2.1", "5.7", "5.13" })
	void whenServerRefusesThenErrorTellsTheStatus(int status) {
		RecordedTask task = connectTo((connection) -> connection.refuse(status, Map.of("X-Why", "because")));
		task.awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().status()).isEqualTo(status);
		assertThat(task.error().header().get("x-why")).containsExactly("because");
		assertThat(task.error().errMsg()).contains(String.valueOf(status));
		assertThat(task.error().cause()).isInstanceOf(HandshakeRefusedException.class);
	}

	@Test
	@Contract({ "1.9", "2.1", "5.7" })
	void whenNobodyListensThenErrorAndClose() {
		RecordedTask task = this.client.connect(TestSocketServer.refusedUrl()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().cause()).isInstanceOf(ConnectSocketException.class);
		assertThat(task.error().errMsg()).contains("refused");
		assertThat(task.task().readyState()).isSameAs(SocketTask.CLOSED);
	}

	@Test
	@Contract("5.7")
	void whenHostIsUnknownThenErrorAndClose() {
		RecordedTask task = this.client.connect("ws://no-such-host.invalid/x").awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("no-such-host.invalid");
	}

	@Test
	@Contract({ "1.11", "5.7" })
	void whenHandshakeHangsThenTheAttemptTimesOut() {
		ManualTimer timer = new ManualTimer();
		this.client.timedBy(timer);
		RecordedTask task = connectTo((connection) -> connection.silentHandshake(),
				(option) -> option.timeout(Duration.ofMillis(200)));
		TestSocketConnection connection = this.server.awaitConnection(1);
		timer.elapse(Duration.ofMillis(199));
		assertThat(task.events()).isEmpty();
		timer.elapse(Duration.ofMillis(1));
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("timeout (200 ms)").contains("waited for the answer");
		connection.awaitEnd();
	}

	@Test
	@Contract("5.7")
	void whenServerDropsTheHandshakeThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.dropBeforeHandshake()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	@Contract("5.7")
	void whenServerResetsTheHandshakeThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.resetBeforeHandshake()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	@Contract("5.13")
	void whenAcceptHeaderIsMissingThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.withoutAccept().accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("Sec-WebSocket-Accept");
	}

	@Test
	@Contract("5.13")
	void whenAcceptHeaderIsWrongThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.withAccept("wrong").accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade", "Connection" })
	@Contract("5.13")
	void whenUpgradeHeaderIsMissingThenErrorAndClose(String name) {
		RecordedTask task = connectTo((connection) -> connection.withoutHeader(name).accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	@Contract("5.13")
	void whenAnswerIsNotHttpThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.rawHandshake("what?\r\n\r\n").drop()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	@Contract({ "1.7", "1.10" })
	void whenServerChoosesAnOfferedProtocolThenOpenTellsIt() {
		RecordedTask task = connectTo((connection) -> connection.protocol("chat.v2").accept(),
				(option) -> option.protocols("chat.v1", "chat.v2"));
		assertThat(task.opened().protocol()).isEqualTo("chat.v2");
		assertThat(this.server.awaitConnection(1).handshake().headers("sec-websocket-protocol"))
			.containsExactly("chat.v1, chat.v2");
	}

	@ParameterizedTest
	@CsvSource({ "true, 1", "false, 0" })
	@Contract("1.12")
	void whenCompressionIsAskedForThenItIsOffered(boolean perMessageDeflate, int offers) {
		RecordedTask task = connectTo((connection) -> connection.accept(),
				(option) -> option.perMessageDeflate(perMessageDeflate));
		task.awaitOpen();
		assertThat(this.server.awaitConnection(1).handshake().headers("sec-websocket-extensions")).hasSize(offers)
			.allMatch((offer) -> offer.startsWith("permessage-deflate"));
	}

	@Test
	@Contract("5.13")
	void whenServerRefusesWithoutAReasonThenTheErrorEndsWithTheStatus() {
		RecordedTask task = connectTo((connection) -> connection.rawHandshake("HTTP/1.1 503 \r\n\r\n").drop());
		// a host with several addresses is named behind it
		assertThat(task.awaitClose().error().errMsg()).containsPattern("HTTP status 503( \\(\\S+\\))?$");
	}

	@Test
	@Contract({ "1.9", "5.7", "5.13" })
	void whenServerRefusesWithABodyThenTheErrorShowsIt() {
		RecordedTask task = connectTo((connection) -> connection
			.rawHandshake("HTTP/1.1 401 Unauthorized\r\nContent-Length: 15\r\n\r\n{\"error\":\"a\nb\"}")
			.drop());
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().status()).isEqualTo(401);
		assertThat(task.error().errMsg()).endsWith(": {\"error\":\"a\\nb\"}");
	}

	@Test
	@Contract({ "5.7", "5.13" })
	void whenTheLastHeaderLineIsNotValidThenErrorAndCloseComeAtOnce() {
		RecordedTask task = connectTo((connection) -> connection.header("X-A", "a\u0001").accept(),
				(option) -> option.timeout(Duration.ofMinutes(1)));
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("X-A: a\\u0001");
	}

	@Test
	@Contract("5.14")
	void whenServerChoosesNoProtocolThenTheConnectionOpens() {
		RecordedTask task = connectTo((connection) -> connection.accept(), (option) -> option.protocols("chat.v1"));
		assertThat(task.opened().protocol()).isEmpty();
	}

	@Test
	@Contract("5.13")
	void whenServerChoosesAProtocolThatWasNotOfferedThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.protocol("other").accept(),
				(option) -> option.protocols("chat.v1"));
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("other");
	}

	@Test
	@Contract("5.13")
	void whenServerChoosesAnExtensionThatWasNotOfferedThenErrorAndClose() {
		RecordedTask task = connectTo(
				(connection) -> connection.header("Sec-WebSocket-Extensions", "x-unasked").accept());
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("x-unasked");
	}

	@Test
	@Contract("1.7")
	void whenOpenThenResponseHeadersAreThere() {
		RecordedTask task = connectTo((connection) -> connection.header("X-Server", "scenario")
			.header("Set-Cookie", "a=1")
			.header("Set-Cookie", "b=2")
			.accept());
		assertThat(task.opened().header("x-SERVER")).isEqualTo("scenario");
		assertThat(task.opened().header().get("set-cookie")).isEqualTo(List.of("a=1", "b=2"));
		assertThat(task.opened().profile().cost()).isPositive();
	}

}
