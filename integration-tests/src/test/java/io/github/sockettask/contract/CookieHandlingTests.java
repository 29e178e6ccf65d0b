package io.github.sockettask.contract;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.CookieHandling;
import io.github.sockettask.test.SocketHandshake;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 10 of the contract: cookies of servers.
 */
@ExtendWith(OutputCaptureExtension.class)
class CookieHandlingTests extends ContractFixture {

	@BeforeEach
	void reconnectQuickly() {
		this.client.with((settings) -> settings.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(10)))
			.withCookieHandling(CookieHandling.ENABLE));
	}

	private List<String> sent(int connection) {
		SocketHandshake handshake = this.server.awaitConnection(connection).handshake();
		return handshake.headers("Cookie");
	}

	private SocketTask start() {
		SocketTask task = this.client.create(this.server.url("/x"));
		task.start();
		return task;
	}

	@Test
	@Contract("10.11")
	void whatARefusalOrAnAnswerHasSetIsSentAtTheNextAttempts() {
		this.server.onNext("/x",
				(connection) -> connection.header("Set-Cookie", "a=1; HttpOnly")
					.header("Set-Cookie", "b=2; Expires=Fri, 31 Dec 9999 23:59:59 GMT")
					.refuse(503));
		this.server.onNext("/x",
				(connection) -> connection.header("Set-Cookie", "a=3; Max-Age=60").accept().close(1012, ""));
		this.server.onNext("/x",
				(connection) -> connection.header("Set-Cookie", "b=; Max-Age=0").accept().close(1012, ""));
		this.server.on("/x", (connection) -> connection.accept());
		SocketTask task = start();
		assertThat(sent(1)).isEmpty();
		assertThat(sent(2)).containsExactly("a=1; b=2");
		assertThat(sent(3)).containsExactly("a=3; b=2");
		assertThat(sent(4)).containsExactly("a=3");
		task.stop();
	}

	@Test
	@Contract("10.10")
	void tasksShareNoCookies() {
		this.server.on("/x", (connection) -> connection.header("Set-Cookie", "a=1").accept());
		SocketTask first = start();
		this.server.awaitConnection(1);
		SocketTask second = start();
		assertThat(sent(2)).isEmpty();
		first.stop();
		second.stop();
	}

	@ParameterizedTest
	@EnumSource(CookieHandling.class)
	@Contract("10.10")
	void cookiesAreIgnoredUnlessTheyAreEnabled(CookieHandling handling) {
		this.client.with((settings) -> settings.withCookieHandling(handling));
		this.server.on("/x", (connection) -> connection.header("Set-Cookie", "a=1").accept().close(1012, ""));
		SocketTask task = start();
		assertThat(sent(2)).hasSize((handling == CookieHandling.DISABLE) ? 0 : 1);
		task.stop();
	}

	@Test
	@Contract("10.12")
	void aConfiguredCookieWinsOverThoseOfServers() {
		this.client.with((settings) -> settings.withHeader("Cookie", "a=own"));
		this.server.on("/x",
				(connection) -> connection.header("Set-Cookie", "a=1").header("Set-Cookie", "b=2").refuse(503));
		SocketTask task = start();
		assertThat(sent(1)).containsExactly("a=own");
		assertThat(sent(2)).containsExactly("a=own; b=2");
		task.stop();
	}

	@Test
	@Contract("10.13")
	void aServerCannotStoreWithoutABound() {
		this.server.on("/x", (connection) -> {
			for (int i = 0; i < 60; i++) {
				connection.header("Set-Cookie", "a" + i + "=1");
			}
			connection.header("Set-Cookie", "b=" + "x".repeat(4096)).refuse(503);
		});
		SocketTask task = start();
		assertThat(sent(2).get(0).split("; ")).hasSize(50).contains("a59=1").doesNotContain("a9=1");
		task.stop();
	}

	@Test
	@Contract("10.12")
	void noLogLineHasACookie(CapturedOutput output) {
		this.server.on("/x", (connection) -> connection.header("Set-Cookie", "name=s3cret").refuse(503));
		SocketTask task = start();
		assertThat(sent(3)).containsExactly("name=s3cret");
		task.stop();
		assertThat(output).doesNotContain("s3cret");
	}

}
