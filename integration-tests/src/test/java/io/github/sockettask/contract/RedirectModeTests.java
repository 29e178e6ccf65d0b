package io.github.sockettask.contract;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.modes.InEveryMode;
import io.github.sockettask.test.SocketHandshake;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 10 of the contract: redirects, with and without TLS, and on event loops.
 */
@InEveryMode
class RedirectModeTests extends RedirectFixture {

	@ParameterizedTest
	@ValueSource(ints = { 301, 307 })
	@Contract("10.1")
	void aRedirectIsFollowedInOneAttempt(int status) {
		this.server.on("/x", (connection) -> connection.refuse(status, Map.of("Location", "/y?a=b")));
		this.server.on("/y", (connection) -> connection.accept().sendText("hello").close(1000, "bye"));
		RecordedTask task = connect((option) -> option.header("X-Key", "k").protocols("key-1"));
		task.awaitClose();
		assertThat(task.calls()).containsExactly("connect success connectSocket:ok", "connect complete", "open",
				"message hello", "close 1000 bye");
		SocketHandshake handshake = this.server.awaitConnection(2).handshake();
		assertThat(handshake.target()).isEqualTo("/y?a=b");
		assertThat(handshake.header("X-Key")).isEqualTo("k");
		assertThat(handshake.header("Sec-WebSocket-Protocol")).isEqualTo("key-1");
	}

	@Test
	@Contract("10.4")
	void anotherOriginGetsNoSecret() {
		this.server.on("/x", (connection) -> connection.redirect(this.other.url("/y")));
		this.other.on("/y", (connection) -> connection.redirect(this.server.url("/z")));
		this.server.on("/z", (connection) -> connection.accept());
		connect((option) -> option.header("Authorization", "s3cret")
			.header("Cookie", "s3cret")
			.header("X-Key", "s3cret")
			.header("User-Agent", "test")
			.protocols("mqtt")).awaitOpen();
		for (SocketHandshake handshake : List.of(this.other.awaitConnection(1).handshake(),
				this.server.awaitConnection(2).handshake())) {
			assertThat(handshake.headers().toString()).doesNotContain("s3cret");
			assertThat(handshake.header("User-Agent")).isEqualTo("test");
			assertThat(handshake.header("Sec-WebSocket-Protocol")).isEqualTo("mqtt");
		}
	}

	@Test
	@Contract("10.5")
	void aRedirectNeverLeadsOutOfTls() {
		try (TestSocketServer plain = TestSocketServer.start().on("/y", (connection) -> connection.accept())) {
			this.server.on("/x", (connection) -> connection.redirect(plain.url("/y").replace("ws:", "http:")));
			RecordedTask task = connect();
			if (this.server.url("/").startsWith("wss:")) {
				assertThat(failure(task)).endsWith("it leads from wss to ws, which is not encrypted");
				assertThat(plain.connections()).isEmpty();
			}
			else {
				task.awaitOpen();
			}
		}
	}

}
