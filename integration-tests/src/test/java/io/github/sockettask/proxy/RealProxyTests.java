package io.github.sockettask.proxy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.proxy.RealProxy.Kind;
import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.test.TestSocketServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks that connect through the proxies of Debian.
 */
class RealProxyTests {

	private static final Map<Kind, RealProxy> proxies = new EnumMap<>(Kind.class);

	private final TestSocketServer plain = script(TestSocketServer.builder().start());

	private final TestSocketServer tls = script(TestSocketServer.builder().tls(ProxiedClient.CERTIFICATES).start());

	private static TestSocketServer script(TestSocketServer server) {
		return server.on("/echo", (connection) -> connection.echo())
			.on("/refuse", (connection) -> connection.refuse(403))
			.onNext("/again", (connection) -> connection.accept().sendText("1").reset())
			.onNext("/again", (connection) -> connection.accept().sendText("2"));
	}

	@AfterEach
	void stopServers() {
		this.plain.close();
		this.tls.close();
	}

	@AfterAll
	static void stopProxies() {
		proxies.values().forEach(RealProxy::close);
		proxies.clear();
	}

	private static RealProxy proxy(Kind kind) {
		return proxies.computeIfAbsent(kind, (any) -> RealProxy.start(kind, 0));
	}

	private String url(boolean secure, String path) {
		return (secure ? this.tls : this.plain).url(path);
	}

	private static OnErrorCallbackResult failure(ProxySettings proxy, String url) {
		try (ProxiedClient client = new ProxiedClient(proxy)) {
			return client.start(url).awaitError();
		}
	}

	@ParameterizedTest
	@CsvSource({ "TINYPROXY, false", "TINYPROXY, true", "SQUID, false", "SQUID, true", "MICROSOCKS, false",
			"MICROSOCKS, true", "DANTED, false", "DANTED, true" })
	@Contract("11.1")
	void manyMessagesGoThroughTheTunnelBothWays(Kind kind, boolean secure) {
		RealProxy proxy = proxy(kind);
		try (ProxiedClient client = new ProxiedClient(proxy.authenticated())) {
			ProxiedTask task = client.start(url(secure, "/echo")).awaitOpen();
			List<String> sent = IntStream.range(0, 1000).mapToObj((i) -> i + "-" + "x".repeat(i)).toList();
			sent.forEach((text) -> task.task().send(text));
			assertThat(task.awaitMessages(sent.size())).isEqualTo(sent);
		}
	}

	@ParameterizedTest
	@EnumSource
	@Contract("11.1")
	void lostAndReplacedConnectionsGoThroughTheProxyToo(Kind kind) {
		RealProxy proxy = proxy(kind);
		try (ProxiedClient client = new ProxiedClient(proxy.authenticated())) {
			ProxiedTask task = client.start(url(true, "/again"));
			assertThat(task.awaitMessages(2)).containsExactly("1", "2");
		}
		try (ProxiedClient client = new ProxiedClient(proxy.authenticated(),
				(settings) -> settings.withMaxConnectionAge(Duration.ofMillis(200)))) {
			ProxiedTask task = client.start(url(false, "/echo")).awaitOpen(2);
			task.task().send("a");
			assertThat(task.awaitMessages(1)).containsExactly("a");
		}
	}

	@ParameterizedTest
	@EnumSource
	@Contract("11.1")
	void noMessageIsLostWhileConnectionsAreReplacedThroughTheProxy(Kind kind) {
		RealProxy proxy = proxy(kind);
		try (ProxiedClient client = new ProxiedClient(proxy.authenticated())) {
			ProxiedTask task = client.start(url(true, "/echo")).awaitOpen();
			List<String> sent = IntStream.range(0, 300).mapToObj(String::valueOf).toList();
			for (String text : sent) {
				if (text.endsWith("50")) {
					task.task().replace();
				}
				task.task().send(text);
			}
			assertThat(task.awaitMessages(sent.size())).containsExactlyInAnyOrderElementsOf(sent);
			task.awaitOpen(2);
			assertThat(this.tls.connections()).hasSizeGreaterThan(1);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "DANTED")
	@Contract("11.3")
	void whenTheProxyWantsCredentialsThenTheErrorSaysWhatToSet(Kind kind) {
		RealProxy proxy = proxy(kind);
		OnErrorCallbackResult error = failure(proxy.settings(), url(true, "/echo"));
		assertThat(error.cause()).isInstanceOf(ProxyRefusedException.class);
		assertThat(error.errMsg()).contains("Failed to connect to " + url(true, "/echo"), " proxy 127.0.0.1:",
				"(set by proxy.host): the proxy wants credentials; set proxy.username and proxy.password");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "DANTED")
	@Contract("11.3")
	void whenTheCredentialsAreWrongThenTheErrorSaysSoWithoutThem(Kind kind) {
		RealProxy proxy = proxy(kind);
		OnErrorCallbackResult error = failure(proxy.settings().withCredentials("myname", "wr0ng-s3cret"),
				url(true, "/echo"));
		assertThat(error.cause()).isInstanceOf(ProxyRefusedException.class);
		assertThat(error.errMsg())
			.contains("the proxy refused the credentials; correct proxy.username and proxy.password")
			.doesNotContain("myname", "wr0ng");
		assertThat(error.cause()).hasStackTraceContaining("ProxyRefusedException");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "MICROSOCKS")
	@Contract("11.3")
	void whenTheProxyRefusesTheServerThenTheErrorSaysSo(Kind kind) {
		try (RealProxy strict = RealProxy.start(kind, this.plain.port())) {
			OnErrorCallbackResult error = failure(strict.authenticated(), url(false, "/echo"));
			assertThat(error.cause()).isInstanceOf(ProxyRefusedException.class);
			assertThat(error.errMsg()).contains("(set by proxy.host): the proxy refused to connect to the server");
		}
	}

	@ParameterizedTest
	@EnumSource
	@Contract("11.3")
	void whenTheServerIsDownThenTheErrorSaysThatTheProxyCannotReachIt(Kind kind) {
		RealProxy proxy = proxy(kind);
		OnErrorCallbackResult error = failure(proxy.authenticated(), TestSocketServer.refusedUrl());
		assertThat(error.cause()).isNotInstanceOf(ProxyRefusedException.class);
		assertThat(error.errMsg()).contains("(set by proxy.host): the proxy could not connect to the server");
	}

	@ParameterizedTest
	@EnumSource
	@Contract("11.3")
	void whenTheServerRefusesTheHandshakeThenItIsNotTheProxy(Kind kind) {
		RealProxy proxy = proxy(kind);
		OnErrorCallbackResult error = failure(proxy.authenticated(), url(true, "/refuse"));
		assertThat(error.cause()).isInstanceOf(HandshakeRefusedException.class);
		assertThat(error.status()).isEqualTo(403);
		assertThat(error.errMsg()).contains("the server refused the handshake with HTTP status 403");
	}

	@Test
	@Contract("11.1")
	void passwordsWithOtherLettersAreSentAsUtf8() {
		RealProxy proxy = proxy(Kind.MICROSOCKS);
		OnErrorCallbackResult error = failure(proxy.settings().withCredentials(RealProxy.USERNAME, "pässwörd-€"),
				url(false, "/echo"));
		assertThat(error.cause()).isInstanceOf(ProxyRefusedException.class);
	}

	@ParameterizedTest
	@EnumSource
	@Contract("11.4")
	void hostsThatAreListedAreConnectedToDirectly(Kind kind) {
		ProxySettings down = ProxySettings.UNSET.withType(proxy(kind).settings().type()).withAddress("127.0.0.1", 1);
		try (ProxiedClient client = new ProxiedClient(down.withNonProxyHosts(List.of("example.org", "local*")))) {
			client.start(url(true, "/echo")).awaitOpen();
		}
	}

}
