package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sections 2 and 5 of the contract: the opening handshake.
 */
class HandshakeTests extends ContractFixture {

	@ParameterizedTest
	@ValueSource(ints = { 200, 204, 301, 400, 401, 403, 404, 429, 500, 503 })
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
	void whenNobodyListensThenErrorAndClose() {
		RecordedTask task = this.client.connect(TestSocketServer.refusedUrl()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().cause()).isInstanceOf(ConnectSocketException.class);
		assertThat(task.error().errMsg()).contains("refused");
		assertThat(task.task().readyState()).isSameAs(SocketTask.CLOSED);
	}

	@Test
	void whenHostIsUnknownThenErrorAndClose() {
		RecordedTask task = this.client.connect("ws://no-such-host.invalid/x").awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("no-such-host.invalid");
	}

	@Test
	void whenHandshakeHangsThenTheAttemptTimesOut() {
		RecordedTask task = connectTo((connection) -> connection.silentHandshake(),
				(option) -> option.timeout(Duration.ofMillis(200)));
		task.awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("timeout (200 ms)");
		this.server.awaitConnection(1).awaitEnd();
	}

	@Test
	void whenServerDropsTheHandshakeThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.dropBeforeHandshake()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	void whenServerResetsTheHandshakeThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.resetBeforeHandshake()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	void whenAcceptHeaderIsMissingThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.withoutAccept().accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("Sec-WebSocket-Accept");
	}

	@Test
	void whenAcceptHeaderIsWrongThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.withAccept("wrong").accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Upgrade", "Connection" })
	void whenUpgradeHeaderIsMissingThenErrorAndClose(String name) {
		RecordedTask task = connectTo((connection) -> connection.withoutHeader(name).accept()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	void whenAnswerIsNotHttpThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.rawHandshake("what?\r\n\r\n").drop()).awaitClose();
		assertThat(task.events()).containsExactly("error", GONE);
	}

	@Test
	void whenServerChoosesAnOfferedProtocolThenOpenTellsIt() {
		RecordedTask task = connectTo((connection) -> connection.protocol("chat.v2").accept(),
				(option) -> option.protocols("chat.v1", "chat.v2"));
		assertThat(task.opened().protocol()).isEqualTo("chat.v2");
		assertThat(this.server.awaitConnection(1).handshake().headers("sec-websocket-protocol"))
			.containsExactly("chat.v1, chat.v2");
	}

	@Test
	void whenServerChoosesNoProtocolThenTheConnectionOpens() {
		RecordedTask task = connectTo((connection) -> connection.accept(), (option) -> option.protocols("chat.v1"));
		assertThat(task.opened().protocol()).isEmpty();
	}

	@Test
	void whenServerChoosesAProtocolThatWasNotOfferedThenErrorAndClose() {
		RecordedTask task = connectTo((connection) -> connection.protocol("other").accept(),
				(option) -> option.protocols("chat.v1"));
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("other");
	}

	@Test
	void whenServerChoosesAnExtensionThatWasNotOfferedThenErrorAndClose() {
		RecordedTask task = connectTo(
				(connection) -> connection.header("Sec-WebSocket-Extensions", "permessage-deflate").accept());
		assertThat(task.awaitClose().events()).containsExactly("error", GONE);
		assertThat(task.error().errMsg()).contains("permessage-deflate");
	}

	@Test
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
