package io.github.sockettask.test;

import java.net.SocketException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HandshakeSteps} and {@link SocketHandshake}.
 */
class TestSocketHandshakeTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final JdkSocketClient client = new JdkSocketClient();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void whenClientConnectsThenHandshakeIsRecorded() {
		this.server.on("/feed", (c) -> c.protocol("chat.v2"));
		WebSocket socket = open("/feed?q=%20a&b", "chat.v1", "chat.v2").join();
		assertThat(socket.getSubprotocol()).isEqualTo("chat.v2");
		SocketHandshake handshake = this.server.awaitConnection(1).handshake();
		assertThat(handshake.method()).isEqualTo("GET");
		assertThat(handshake.target()).isEqualTo("/feed?q=%20a&b");
		assertThat(handshake.path()).isEqualTo("/feed");
		assertThat(handshake.headers("x-token")).containsExactly("a", "b");
		assertThat(handshake.header("X-TOKEN")).isEqualTo("a");
		assertThat(handshake.header("X-Other")).isNull();
		assertThat(handshake.protocols()).containsExactly("chat.v1", "chat.v2");
	}

	@Test
	void whenPathHasNoScriptThenClientSees404() {
		assertThat(statusOf("/nowhere")).isEqualTo(404);
		assertThat(this.server.awaitConnection(1).awaitEnd()).isNotEqualTo(SocketEnd.CUT);
	}

	@Test
	void whenScriptRefusesThenClientSeesStatus() {
		this.server.on("/feed", (c) -> c.refuse(401));
		assertThat(statusOf("/feed")).isEqualTo(401);
	}

	@Test
	void whenScriptRefusesWithHeadersThenTheyAreOnTheWire() throws Exception {
		this.server.on("/feed",
				(c) -> c.header("X-R", "1").header("X-R", "2").refuse(302, Map.of("Location", "/other")));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThat(raw.head())
				.isEqualTo("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nX-R: 1\r\n"
						+ "X-R: 2\r\nLocation: /other\r\n\r\n");
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenScriptRedirectsThenTheAnswerHasTheLocation() throws Exception {
		this.server.on("/feed", (c) -> c.redirect("/other"));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThat(raw.head())
				.isEqualTo("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: /other\r\n\r\n");
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenScriptAddsHeadersThenTheyAreOnTheWire() throws Exception {
		this.server.on("/feed", (c) -> c.header("X-R", "1").header("X-R", "2"));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThat(raw.head())
				.isEqualTo("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
						+ "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nX-R: 1\r\nX-R: 2\r\n\r\n");
		}
		assertThat(this.server.awaitConnection(1).handshake().headers("x-a")).containsExactly("1", "2");
	}

	@Test
	void whenAcceptIsMissingOrWrongOrProtocolIsNotOfferedThenClientFails() {
		this.server.onNext("/feed", HandshakeSteps::withoutAccept)
			.onNext("/feed", (c) -> c.withAccept("wrong"))
			.onNext("/feed", (c) -> c.protocol("not-offered"))
			.onNext("/feed", (c) -> c.withoutHeader("upgrade"));
		for (int i = 0; i < 4; i++) {
			assertThat(open("/feed")).failsWithin(Duration.ofSeconds(5));
		}
	}

	@Test
	void whenHandshakeIsRawThenExactlyThatIsSent() throws Exception {
		this.server.on("/feed", (c) -> c.rawHandshake("SSH-2.0-nonsense\r\n\r\n"));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThat(raw.head()).isEqualTo("SSH-2.0-nonsense\r\n\r\n");
		}
	}

	@Test
	void whenHandshakeIsSilentThenClientGivesUpAndItsEndIsRecorded() throws Exception {
		this.server.on("/feed", TestSocketConnection::silentHandshake);
		RawSocketClient raw = new RawSocketClient(this.server).request("/feed");
		TestSocketConnection connection = this.server.awaitConnection(1);
		this.server.verify();
		assertThat(raw.socket().getInputStream().available()).isZero();
		assertThat(connection.end()).isNull();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> connection.sendText("no"));
		raw.close();
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
	}

	@Test
	void whenHandshakeIsDelayedThenClientMayEndBeforeTheAnswer() throws Exception {
		this.server.on("/feed", (c) -> c.delayHandshake(Duration.ofHours(1)));
		RawSocketClient raw = new RawSocketClient(this.server).request("/feed");
		TestSocketConnection connection = this.server.awaitConnection(1);
		raw.close();
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
	}

	@Test
	void whenHandshakeIsDroppedThenClientSeesFin() throws Exception {
		this.server.on("/feed", TestSocketConnection::dropBeforeHandshake);
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThat(raw.head()).isEmpty();
		}
	}

	@Test
	void whenHandshakeIsResetThenClientSeesRst() throws Exception {
		this.server.on("/feed", TestSocketConnection::resetBeforeHandshake);
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(raw::head);
		}
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.CUT);
	}

	@Test
	void whenFramesComeTogetherWithTheAnswerThenTheyAreInOneSegment() throws Exception {
		this.server.on("/feed", (c) -> c.acceptTogetherWith(SocketFrame.text("a"), SocketFrame.close(1000, "b")));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			String segment = new String(raw.segment(), StandardCharsets.ISO_8859_1);
			assertThat(segment).startsWith("HTTP/1.1 101").endsWith("\r\n\r\n\u0081\u0001a\u0088\u0003\u0003\u00e8b");
		}
	}

	@Test
	void whenRequestHasNoKeyThenItIsRefusedAndTheScriptFails() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		try (RawSocketClient raw = new RawSocketClient(this.server)) {
			raw.write("GET /feed HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(raw.head()).startsWith("HTTP/1.1 400");
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessageContaining("no Sec-WebSocket-Key");
	}

	private CompletableFuture<WebSocket> open(String target, String... protocols) {
		return JdkSocketClient.open(this.server.url(target), this.client, protocols);
	}

	private int statusOf(String target) {
		return open(target)
			.handle((socket, ex) -> ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode())
			.orTimeout(5, TimeUnit.SECONDS)
			.join();
	}

}
