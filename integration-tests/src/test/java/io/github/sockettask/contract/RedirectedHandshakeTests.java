package io.github.sockettask.contract;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTask;
import io.github.sockettask.settings.CookieHandling;
import io.github.sockettask.settings.RedirectHandling;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Section 10 of the contract: redirects of the handshake.
 */
class RedirectedHandshakeTests extends RedirectFixture {

	@Test
	@Contract("10.1")
	void otherStatusesAreRefusals() {
		this.server.on("/x", (connection) -> connection.refuse(305, Map.of("Location", "/y")));
		assertThat(failure(connect())).contains("HTTP status 305").doesNotContain("redirect");
		assertThat(this.server.connections()).hasSize(1);
	}

	@Test
	@Contract("10.2")
	void withoutTheSettingARedirectIsARefusalThatSaysHowToFollowIt() {
		RecordedTask task = connectTo((connection) -> connection.redirect("/y?token=s3cret"));
		assertThat(failure(task)).endsWith("HTTP status 302 Found, which is a redirect that is not followed: "
				+ "set redirects to follow, or url to that address");
		assertThat(task.error().status()).isEqualTo(302);
		assertThat(task.error().header().get("location")).containsExactly("/y?token=s3cret");
	}

	@Test
	@Contract("10.2")
	void aTaskStartsAgainAtItsUrl() {
		this.server.on("/x", (connection) -> connection.refuse(301, Map.of("Location", this.other.url("/y"))));
		this.other.on("/y", (connection) -> connection.accept().drop());
		this.client.with((settings) -> settings.withRedirects(RedirectHandling.FOLLOW)
			.withReconnect(settings.reconnect().withDelay(Duration.ofMillis(10))));
		SocketTask task = this.client.create(this.server.url("/x"));
		task.start();
		this.other.awaitConnection(3);
		task.stop();
		assertThat(this.server.connections()).hasSizeGreaterThanOrEqualTo(3);
	}

	@Test
	@Contract("10.3")
	void afterFiveRedirectsTheNextOneIsARefusal() {
		this.server.on("/x", (connection) -> connection.redirect("/1"));
		for (int i = 1; i <= 5; i++) {
			String next = "/" + (i + 1);
			this.server.on("/" + i, (connection) -> connection.redirect(next));
		}
		assertThat(failure(connect())).contains("/5: the server refused", "there were 5 redirects before it",
				"(redirected from " + this.server.url("/x"));
		assertThat(this.server.connections()).hasSize(6);
	}

	@Test
	@Contract("10.3")
	void aLoopIsARefusal() {
		this.server.on("/x", (connection) -> connection.redirect("/y"));
		this.server.on("/y", (connection) -> connection.redirect("/x"));
		assertThat(failure(connect())).contains("they form a loop");
		assertThat(this.server.connections()).hasSize(2);
	}

	@Test
	@Contract({ "10.3", "10.11" })
	void aRedirectToTheSameAddressIsNoLoopIfItSetsACookie() {
		this.server.onNext("/x", (connection) -> connection.header("Set-Cookie", "route=a; Path=/").redirect("/x"));
		this.server.on("/x", (connection) -> connection.accept());
		this.client.with((settings) -> settings.withCookieHandling(CookieHandling.ENABLE));
		connect().awaitOpen();
		assertThat(this.server.awaitConnection(2).handshake().header("Cookie")).isEqualTo("route=a");
	}

	@Test
	@Contract("10.4")
	void aSubProtocolThatMayBeAKeyDoesNotLeaveItsOrigin() {
		this.server.on("/x", (connection) -> connection.redirect(this.other.url("/y")));
		assertThat(failure(connect((option) -> option.protocols("mqtt", "s3cret"))))
			.contains("it leads to another origin, which must not get the sub-protocols")
			.doesNotContain("s3cret");
		assertThat(this.other.connections()).isEmpty();
	}

	@Test
	@Contract({ "1.11", "10.6" })
	void allHandshakesHaveOneDeadline() {
		CountDownLatch release = new CountDownLatch(1);
		this.server.on("/x", (connection) -> connection.await(release).redirect("/y"));
		this.server.on("/y", (connection) -> connection.silentHandshake());
		this.client.with((settings) -> settings.withConnectTimeout(Duration.ofMillis(600)));
		RecordedTask task = connect();
		this.server.awaitConnection(1);
		release.countDown();
		assertThat(failure(task)).contains("/y: no connection within the connect timeout (", " ms)",
				"(redirected from " + this.server.url("/x"), "ms after the attempt began)");
	}

	@Test
	@Contract("10.6")
	void theProfileIsThatOfTheAttempt() {
		CountDownLatch release = new CountDownLatch(1);
		this.server.on("/x", (connection) -> connection.await(release).redirect(this.other.url("/y")));
		this.other.on("/y", (connection) -> connection.accept());
		RecordedTask task = connect();
		this.server.awaitConnection(1);
		Instant asked = Instant.now();
		release.countDown();
		assertThat(task.opened().profile().connectStart()).isBeforeOrEqualTo(asked);
		assertThat(task.opened().profile().connectEnd()).isAfterOrEqualTo(asked.minusMillis(1));
	}

	@Test
	@Contract("10.6")
	void whenTheTaskIsClosedDuringTheSecondHandshakeThenTheAttemptEnds() {
		this.server.on("/x", (connection) -> connection.redirect("/y"));
		this.server.on("/y", (connection) -> connection.silentHandshake());
		RecordedTask task = connect();
		this.server.awaitConnection(2);
		task.task().close();
		assertThat(failure(task)).isEqualTo("connectSocket:fail closed before the connection was open");
	}

	@Test
	@Contract("10.7")
	void whatChoosesTheProxyOfARedirectMayBlockAndFail() {
		this.server.on("/x", (connection) -> connection.redirect(this.other.url("/y")));
		List<String> threads = new CopyOnWriteArrayList<>();
		ProxySelector before = ProxySelector.getDefault();
		ProxySelector.setDefault(new FailingSelector(this.other.port(), threads));
		try {
			assertThat(failure(connect())).contains("no proxy today");
			assertThat(threads).hasSize(1).noneMatch((thread) -> thread.startsWith("sockettask"));
		}
		finally {
			ProxySelector.setDefault(before);
		}
	}

	@Test
	@Contract("10.7")
	void aRefusalBehindARedirectSaysWhereItCameFrom() {
		this.server.on("/x", (connection) -> connection.redirect(this.other.url("/y")));
		this.other.on("/y", (connection) -> connection.refuse(404));
		RecordedTask task = connect();
		assertThat(failure(task)).startsWith("Failed to connect to " + this.other.url("/y"))
			.contains("HTTP status 404 Not Found (redirected from " + this.server.url("/x"));
		assertThat(task.error().status()).isEqualTo(404);
	}

	@Test
	@Contract("10.1")
	void theBodyOfARedirectIsNotWaitedFor() {
		this.server.on("/x",
				(connection) -> connection
					.rawHandshake("HTTP/1.1 302 Found\r\nLocation: /y\r\nContent-Length: 1000000000\r\n\r\n<html>")
					.silence());
		this.server.on("/y", (connection) -> connection.accept());
		connect().awaitOpen();
		assertThat(this.server.connections()).hasSize(2);
	}

	@Test
	@Contract({ "7.18", "10.1" })
	void anAttemptHasOneTurnAndOneNumberForAllItsHandshakes() {
		SupervisedTask held = new SupervisedTask(UnaryOperator.identity(),
				(settings) -> settings.withRedirects(RedirectHandling.FOLLOW), null);
		held.task.start();
		int id = held.task.socketTaskId();
		SocketTask waiting = held.factory.createTask("other");
		waiting.start();
		held.connection().refuse(302, Map.of("Location", List.of("/y")));
		assertThat(held.transport.urls()).containsExactly("ws://localhost/", "ws://localhost/y");
		held.connection().open();
		assertThat(held.task.socketTaskId()).isEqualTo(id);
		assertThat(held.calls).containsExactly("open OPEN");
		assertThat(held.attempts()).isEqualTo(3);
		waiting.stop();
		held.task.stop();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("10.6")
	void whenTheTaskIsClosedBetweenTwoHandshakesThenNoneFollows() {
		SupervisedTask held = new SupervisedTask(UnaryOperator.identity(),
				(settings) -> settings.withRedirects(RedirectHandling.FOLLOW), null);
		held.task.start();
		HeldConnection first = held.connection();
		held.task.close();
		first.refuse(302, Map.of("Location", List.of("/y")));
		assertThat(held.attempts()).isOne();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	@Contract({ "7.8", "10.6" })
	void whenTheTaskEndsBeforeARedirectIsFollowedThenNothingIsLeft(boolean stopping) {
		List<Runnable> callbacks = new ArrayList<>();
		SupervisedTask held = new SupervisedTask(UnaryOperator.identity(),
				(settings) -> settings.withRedirects(RedirectHandling.FOLLOW), null, callbacks::add, List.of());
		held.task.start();
		held.connection().refuse(302, Map.of("Location", List.of("/y")));
		if (stopping) {
			held.task.stop();
		}
		else {
			held.task.close();
		}
		while (!callbacks.isEmpty()) {
			callbacks.remove(0).run();
		}
		assertThat(held.attempts()).isOne();
		assertThat(held.leftOvers()).isEqualTo(SupervisedTask.NOTHING_LEFT);
	}

	@Test
	@Contract("10.8")
	void aLocationCannotInjectAHeader() {
		this.server.on("/x",
				(connection) -> connection
					.rawHandshake(
							"HTTP/1.1 302 Found\r\nLocation: /y\rX-Injected: a\u0000b\r\nConnection: close\r\n\r\n")
					.close(1000, ""));
		failure(connect());
		assertThat(this.server.connections()).hasSize(1);
	}

	/** Fails for one port. */
	private static final class FailingSelector extends ProxySelector {

		private final int port;

		private final List<String> threads;

		FailingSelector(int port, List<String> threads) {
			this.port = port;
			this.threads = threads;
		}

		@Override
		public List<Proxy> select(URI uri) {
			if (uri.getPort() == this.port) {
				this.threads.add(Thread.currentThread().getName());
				throw new IllegalStateException("no proxy today");
			}
			return List.of(Proxy.NO_PROXY);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException failure) {
		}

	}

}
