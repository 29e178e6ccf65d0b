package io.github.sockettask.proxy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.ProxyRefusedException;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.settings.ProxySettings;
import io.github.sockettask.settings.ProxyType;
import io.github.sockettask.settings.RedirectHandling;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.netty.RawServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What proxies are sent, and what follows answers that no real proxy gives.
 */
class ProxyAnswerTests {

	/** A host that has no address. */
	private static final String URL = "wss://feed.invalid/x?token=s3cret";

	private static OnErrorCallbackResult failure(ProxySettings proxy, String url, Duration timeout) {
		try (ProxiedClient client = new ProxiedClient(proxy, (settings) -> settings.withConnectTimeout(timeout))) {
			return client.start(url).awaitError();
		}
	}

	private static OnErrorCallbackResult failure(RawProxy proxy, ProxyType type) {
		return failure(proxy.settings(type), URL, Duration.ofSeconds(10));
	}

	private static OnErrorCallbackResult afterAnswer(String answer) throws Exception {
		try (RawProxy proxy = RawProxy.http((socket) -> RawProxy.write(socket, answer))) {
			return failure(proxy, ProxyType.HTTP);
		}
	}

	@ParameterizedTest
	@CsvSource({ "wss://feed.invalid/x, feed.invalid:443", "ws://feed.invalid/x, feed.invalid:80",
			"ws://feed.invalid:81/x, feed.invalid:81", "wss://[2001:db8::1]:8443/x, [2001:db8::1]:8443",
			"wss://192.0.2.1/x, 192.0.2.1:443" })
	@Contract("11.2")
	void theProxyGetsTheHostAndNotItsAddress(String url, String target) throws Exception {
		try (RawProxy proxy = RawProxy.http((socket) -> RawProxy.write(socket, "HTTP/1.1 502 Bad Gateway\r\n\r\n"))) {
			failure(proxy.settings(ProxyType.HTTP).withCredentials("app", "pr0xy"), url, Duration.ofSeconds(10));
			assertThat(proxy.requests().get(0)).startsWith("CONNECT " + target + " HTTP/1.1\r\n")
				.containsIgnoringCase("\r\nhost: " + target + "\r\n")
				.containsIgnoringCase("\r\nproxy-authorization: Basic YXBwOnByMHh5\r\n")
				.doesNotContain("/x");
		}
	}

	@ParameterizedTest
	@CsvSource({ "ws://feed.invalid:81/x, 03 0c 66 65 65 64 2e 69 6e 76 61 6c 69 64 00 51",
			"ws://192.0.2.1/x, 01 c0 00 02 01 00 50",
			"ws://[2001:db8::1]/x, 04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 00 50" })
	@Contract("11.2")
	void aSocksProxyGetsTheHostAndNotItsAddress(String url, String target) throws Exception {
		BlockingQueue<String> requests = new LinkedBlockingQueue<>();
		try (RawProxy proxy = RawProxy.raw((socket) -> {
			requests.add(hex(RawProxy.read(socket, 3)));
			RawProxy.write(socket, 5, 0);
			requests.add(hex(RawProxy.read(socket, 3 + target.split(" ").length)));
			RawProxy.write(socket, 5, 4, 0, 1, 0, 0, 0, 0, 0, 0);
		})) {
			OnErrorCallbackResult error = failure(proxy.settings(ProxyType.SOCKS5), url, Duration.ofSeconds(10));
			assertThat(requests.poll(5, TimeUnit.SECONDS)).isEqualTo("05 01 00");
			assertThat(requests.poll(5, TimeUnit.SECONDS)).isEqualTo("05 01 00 " + target);
			assertThat(error.errMsg()).endsWith("the proxy could not connect to the server: the host is unreachable");
		}
	}

	private static String hex(byte[] bytes) {
		return HexFormat.ofDelimiter(" ").formatHex(bytes);
	}

	@Test
	@Contract("11.1")
	void aSocksProxyGetsCredentialsAsUtf8OnceItAsksForThem() throws Exception {
		BlockingQueue<String> received = new LinkedBlockingQueue<>();
		try (RawProxy proxy = RawProxy.raw((socket) -> {
			RawProxy.read(socket, 4);
			RawProxy.write(socket, 5, 2);
			received.add(new String(RawProxy.read(socket, 3 + 5 + 9), StandardCharsets.UTF_8));
			RawProxy.write(socket, 1, 1);
		})) {
			OnErrorCallbackResult error = failure(proxy.settings(ProxyType.SOCKS5).withCredentials("naïf", "pass–é"),
					URL, Duration.ofSeconds(10));
			assertThat(error.errMsg())
				.endsWith("the proxy refused the credentials; correct proxy.username and proxy.password");
			assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("\u0001\u0005naïf\u0009pass–é");
		}
	}

	@Test
	@Contract("11.3")
	void nothingOfTheProxyReachesTheServer() throws Exception {
		try (TestSocketServer server = TestSocketServer.builder().start();
				RawProxy proxy = RawProxy.http((socket) -> RawProxy.tunnel(socket, server.port()))) {
			server.on("/x", (connection) -> connection.accept().sendText("a"));
			try (ProxiedClient client = new ProxiedClient(
					proxy.settings(ProxyType.HTTP).withCredentials("app", "pr0xy-s3cret"))) {
				ProxiedTask task = client.start(server.url("/x"));
				assertThat(task.awaitMessages(1)).containsExactly("a");
				assertThat(server.awaitConnection(1).handshake().headers().keySet())
					.noneMatch((name) -> name.toLowerCase().startsWith("proxy-"));
			}
		}
	}

	@Test
	@Contract("11.1")
	void theCertificateHasToBeForTheServer() throws Exception {
		try (TestSocketServer server = TestSocketServer.builder().tls(ProxiedClient.CERTIFICATES).start();
				RawProxy proxy = RawProxy.http((socket) -> RawProxy.tunnel(socket, server.port()))) {
			assertThat(failure(proxy, ProxyType.HTTP).errMsg()).contains("(set by proxy.host): ", "certificate",
					"feed.invalid");
			try (ProxiedClient client = new ProxiedClient(proxy.settings(ProxyType.HTTP))) {
				server.on("/x", (connection) -> connection.accept().sendText("a"));
				assertThat(client.start("wss://localhost/x").awaitMessages(1)).containsExactly("a");
			}
		}
	}

	@Test
	@Contract("11.4")
	void theProxyIsChosenAnewForARedirect() throws Exception {
		try (TestSocketServer server = TestSocketServer.start();
				RawProxy proxy = RawProxy.http((socket) -> RawProxy.tunnel(socket, server.port()))) {
			server.on("/first", (connection) -> connection.redirect("ws://second.invalid:81/second"))
				.on("/second", (connection) -> connection.redirect(server.url("/third")))
				.on("/third", (connection) -> connection.accept().sendText("a"));
			try (ProxiedClient client = new ProxiedClient(
					proxy.settings(ProxyType.HTTP).withNonProxyHosts(List.of("localhost")),
					(settings) -> settings.withRedirects(RedirectHandling.FOLLOW))) {
				assertThat(client.start("ws://first.invalid/first").awaitMessages(1)).containsExactly("a");
			}
			assertThat(proxy.requests()).extracting((request) -> request.split(" ")[1])
				.containsExactly("first.invalid:80", "second.invalid:81");
		}
	}

	@Test
	@Contract("11.1")
	void whatComesTogetherWithTheAnswerOfTheProxyIsNotLost() throws Exception {
		String refusal = "HTTP/1.1 418 Early\r\nContent-Length: 1\r\n\r\nx";
		for (String header : List.of("", "X: " + "y".repeat(2000) + "\r\n")) {
			String answers = "HTTP/1.1 200 OK\r\n" + header + "\r\n" + refusal;
			try (RawProxy proxy = RawProxy.http((socket) -> write(socket, answers))) {
				OnErrorCallbackResult error = failure(proxy.settings(ProxyType.HTTP), "ws://feed.invalid/x",
						Duration.ofSeconds(10));
				assertThat(error.status()).isEqualTo(418);
			}
		}
		String granted = "\u0005\u0000\u0005\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000";
		try (RawProxy proxy = RawProxy.raw((socket) -> write(socket, granted + refusal))) {
			OnErrorCallbackResult error = failure(proxy.settings(ProxyType.SOCKS5), "ws://feed.invalid/x",
					Duration.ofSeconds(10));
			assertThat(error.status()).isEqualTo(418);
		}
	}

	private static void write(Socket socket, String text) throws IOException {
		RawProxy.write(socket, text);
		RawServer.awaitEnd(socket);
	}

	@Test
	@Contract("11.1")
	void framesThatComeTogetherWithTheAnswerOfTheServerAreNotLost() throws Exception {
		try (RawProxy proxy = RawProxy.http((socket) -> {
			RawProxy.write(socket, RawProxy.OPEN);
			RawServer.accept(socket, "", "\u0081\u0001a\u0081\u0001b");
			RawServer.awaitEnd(socket);
		})) {
			try (ProxiedClient client = new ProxiedClient(proxy.settings(ProxyType.HTTP))) {
				ProxiedTask task = client.start("ws://feed.invalid/x");
				assertThat(task.awaitMessages(2)).containsExactly("a", "b");
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					407 Proxy Authentication Required | Negotiate, NTLM | of the kind Negotiate, NTLM, but only Basic
					407 Proxy Authentication Required | Negotiate       | of the kind Negotiate, but only Basic
					407 Proxy Authentication Required | Basic realm="x" | the proxy wants credentials; set proxy.username
					407 No                            | ''              | the proxy wants credentials; set proxy.username
					403 Forbidden                     | ''              | the proxy refused to connect to the server (HTTP status 403 Forbidden)
					405 Not \u001b[31m allowed        | ''              | the proxy refused to connect to the server (HTTP status 405
					""")
	@Contract("11.3")
	void aRefusalIsToldAtOnceAndWithItsReason(String status, String challenge, String reason) throws Exception {
		// The body never ends.
		String header = challenge.isEmpty() ? ""
				: "Proxy-Authenticate: " + challenge.replace(", ", "\r\nProxy-Authenticate: ") + "\r\n";
		try (RawProxy proxy = RawProxy.http((socket) -> {
			RawProxy.write(socket, "HTTP/1.1 " + status + "\r\n" + header + "Content-Length: 10000000\r\n\r\nx");
			RawServer.awaitEnd(socket);
		})) {
			OnErrorCallbackResult error = failure(proxy, ProxyType.HTTP);
			assertThat(error.cause()).isInstanceOf(ProxyRefusedException.class);
			assertThat(error.errMsg())
				.startsWith("Failed to connect to wss://feed.invalid/x?token=*** through the HTTP proxy 127.0.0.1:"
						+ proxy.port() + " (set by proxy.host): ")
				.contains(reason)
				.doesNotContain("\u001b", "s3cret");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage\r\n\r\n", "\u0005\u0000\r\n\r\n", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc\r\n\r\n" })
	@Contract("11.5")
	void anAnswerThatIsNotHttpIsToldAsSuch(String answer) throws Exception {
		OnErrorCallbackResult error = afterAnswer(answer);
		assertThat(error.errMsg()).contains("(set by proxy.host): the answer of the proxy is not HTTP")
			.endsWith("; check proxy.type, proxy.host and proxy.port");
		assertThat(error.cause()).isNotInstanceOf(ProxyRefusedException.class);
	}

	@Test
	@Contract("11.5")
	void anAnswerWithoutAnEndIsCut() throws Exception {
		for (String beginning : List.of("", "HTTP/1.1 200 OK\r\nX: ")) {
			try (RawProxy proxy = RawProxy.http((socket) -> {
				RawProxy.write(socket, beginning);
				for (int i = 0; i < 10_000; i++) {
					RawProxy.write(socket, "x".repeat(1000));
				}
			})) {
				assertThat(failure(proxy, ProxyType.HTTP).errMsg()).contains("the answer of the proxy is not HTTP");
			}
		}
	}

	@Test
	@Contract("11.5")
	void anAnswerThatIsNotSocksIsToldAsSuch() throws Exception {
		assertThat(afterSocksAnswer("HTTP/1.1 400 Bad Request\r\n\r\n"))
			.endsWith("the answer of the proxy is not SOCKS5, "
					+ "unsupported version: 72 (expected: 5); check proxy.type, proxy.host and proxy.port");
		assertThat(afterSocksAnswer("\u0005\u00ff"))
			.endsWith("the proxy wants credentials; set proxy.username and proxy.password");
		// a method that was not offered
		assertThat(afterSocksAnswer("\u0005\u0002"))
			.endsWith("the proxy wants credentials; set proxy.username and proxy.password");
		assertThat(afterSocksAnswer("\u0005\u0001"))
			.endsWith("the proxy wants an authentication that is not supported");
		assertThat(afterSocksAnswer("\u0005\u0000\u0005\u0002\u0000\u0001\u0000\u0000\u0000\u0000\u0000\u0000"))
			.endsWith("the proxy refused to connect to the server: its rules do not allow it");
		assertThat(afterSocksAnswer("\u0005\u0000" + "z".repeat(100_000)))
			.contains("the answer of the proxy is not SOCKS5");
	}

	private static String afterSocksAnswer(String answer) throws Exception {
		try (RawProxy proxy = RawProxy.raw((socket) -> {
			RawProxy.write(socket, answer);
			RawServer.awaitEnd(socket);
		})) {
			return failure(proxy, ProxyType.SOCKS5).errMsg();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP", "SOCKS5" })
	@Contract("11.5")
	void aProxyThatNeverAnswersIsWaitedForAsLongAsTheConnectTimeout(ProxyType type) throws Exception {
		try (RawProxy proxy = RawProxy.raw(RawServer::awaitEnd)) {
			OnErrorCallbackResult error = failure(proxy.settings(type), URL, Duration.ofMillis(300));
			assertThat(error.errMsg()).endsWith("no connection within the connect timeout (300 ms), "
					+ "waited for the answer of the proxy 127.0.0.1:" + proxy.port());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP", "SOCKS5" })
	@Contract("11.5")
	void aProxyThatHangsUpIsNamed(ProxyType type) throws Exception {
		try (RawProxy proxy = RawProxy.raw(Socket::close)) {
			assertThat(failure(proxy, type).errMsg())
				.endsWith("(set by proxy.host): the proxy closed the connection before it had opened a tunnel");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP", "SOCKS5" })
	@Contract("11.5")
	void aProxyThatIsDownIsNamed(ProxyType type) throws Exception {
		int port;
		try (RawProxy proxy = RawProxy.raw(Socket::close)) {
			port = proxy.port();
		}
		OnErrorCallbackResult error = failure(ProxySettings.UNSET.withType(type).withAddress("127.0.0.1", port), URL,
				Duration.ofSeconds(5));
		assertThat(error.errMsg()).endsWith(type + " proxy 127.0.0.1:" + port
				+ " (set by proxy.host): the proxy can't be reached: Connection refused");
	}

	@Test
	@Contract("11.5")
	void aProxyWithoutAnAddressIsNamed() {
		OnErrorCallbackResult error = failure(ProxySettings.UNSET.withAddress("proxy.invalid", 3128), URL,
				Duration.ofSeconds(5));
		assertThat(error.errMsg())
			.contains("through the HTTP proxy proxy.invalid:3128 (set by proxy.host): " + "unknown host proxy.invalid");
	}

	@Test
	@Contract("11.5")
	void whatTheServerDoesBehindTheTunnelIsToldOfTheServer() throws Exception {
		try (RawProxy proxy = RawProxy.http((socket) -> {
			RawProxy.write(socket, RawProxy.OPEN);
			RawServer.awaitEnd(socket);
		})) {
			assertThat(failure(proxy.settings(ProxyType.HTTP), URL, Duration.ofMillis(300)).errMsg())
				.endsWith("waited for the TLS handshake with feed.invalid:443");
			assertThat(
					failure(proxy.settings(ProxyType.HTTP), "ws://feed.invalid:81/x", Duration.ofMillis(300)).errMsg())
				.endsWith("waited for the answer to the handshake from feed.invalid:81");
		}
	}

}
