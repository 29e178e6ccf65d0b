package io.github.sockettask.test;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TestSocketProxy}: what passes, and when.
 */
class TestSocketProxyTrafficTests {

	private static final int SHORT_MILLIS = 50;

	private static final int LONG_MILLIS = 5000;

	private final TestSocketServer server = TestSocketServer.start();

	private final TestSocketProxy proxy = TestSocketProxy.to(this.server);

	private final JdkSocketClient client = new JdkSocketClient();

	@AfterEach
	void close() {
		this.proxy.close();
		this.server.close();
	}

	@Test
	void whenMuchPassesThenNothingIsLost() throws Exception {
		this.server.on("/echo", TestSocketConnection::echo);
		WebSocket socket = this.client.connect(this.proxy.url("/echo"));
		for (int i = 0; i < 4; i++) {
			socket.sendBinary(ByteBuffer.allocate(4 << 20), true).join();
			assertThat(this.client.next()).isEqualTo("binary " + (4 << 20));
		}
	}

	@Test
	void whenOneSideDoesNotReadThenTheOtherIsSlowedDown() throws Exception {
		this.server.on("/feed", (c) -> c.accept().sendBinary(new byte[16 << 20]).sendText("end"));
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			assertThat(raw.frame()).extracting((frame) -> frame.payload().length).isEqualTo(16 << 20);
			assertThat(raw.frame()).hasToString("text \"end\"");
		}
	}

	@Test
	void whenSuspendedThenNothingPassesUntilResumed() throws Exception {
		this.server.on("/echo", TestSocketConnection::echo);
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/echo")) {
			TestSocketConnection connection = this.server.awaitConnection(1);
			this.proxy.suspend();
			connection.sendText("from server");
			raw.send(SocketFrame.text("from client"));
			assertSilent(raw);
			assertThat(connection.messages()).isEmpty();
			this.proxy.resume();
			assertThat(raw.frame()).hasToString("text \"from server\"");
			assertThat(raw.frame()).hasToString("text \"from client\"");
		}
	}

	@Test
	void whenSuspendedThenNewConnectionsAreAcceptedAndServedWhenResumed() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("hi"));
		this.proxy.suspend();
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).request("/feed")) {
			assertThat(this.proxy.awaitConnection(1).connectionCount()).isOne();
			assertSilent(raw);
			assertThat(this.server.connections()).isEmpty();
			this.proxy.resume();
			assertThat(raw.head()).startsWith("HTTP/1.1 101");
			assertThat(raw.frame()).hasToString("text \"hi\"");
		}
	}

	@Test
	void whenSuspendedThenTheFinOfAClientComesAfterItsWordsWhenResumed() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed");
		TestSocketConnection connection = this.server.awaitConnection(1);
		this.proxy.suspend();
		raw.send(SocketFrame.text("last words")).close();
		assertThat(this.proxy.connectionCount()).isOne();
		this.proxy.resume();
		assertThat(connection.awaitMessages(1)).extracting(SocketMessage::text).containsExactly("last words");
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
	}

	@Test
	void whenSuspendedThenTheRstOfAClientIsNotSeenUntilResumed() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed");
		TestSocketConnection connection = this.server.awaitConnection(1);
		this.proxy.suspend();
		raw.reset();
		assertThat(this.proxy.suspend().connectionCount()).isOne();
		this.proxy.resume();
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.RST);
		assertThat(this.proxy.connectionCount()).isZero();
	}

	@Test
	void whenTricklingThenBytesComeInPortions() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("hi"));
		this.proxy.trickle(3, Duration.ofHours(1));
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).request("/feed")) {
			assertThat(raw.read(3)).asString().isEqualTo("HTT");
			assertSilent(raw);
			this.proxy.resume();
			assertThat(raw.head()).startsWith("P/1.1 101");
			assertThat(raw.frame()).hasToString("text \"hi\"");
		}
	}

	@Test
	void whenTricklingWithoutPauseThenAllArrives() throws Exception {
		this.server.on("/echo", TestSocketConnection::echo);
		this.proxy.trickle(1, Duration.ZERO);
		WebSocket socket = this.client.connect(this.proxy.url("/echo"));
		socket.sendText("a".repeat(100), true).join();
		assertThat(this.client.next()).isEqualTo("text " + "a".repeat(100));
	}

	@Test
	void whenTricklingThenAtLeastTheIntervalIsBetweenPortions() throws Exception {
		this.server.on("/feed", (c) -> c.rawHandshake(new byte[5]));
		this.proxy.trickle(1, Duration.ofMillis(10));
		long start = System.nanoTime();
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).request("/feed")) {
			assertThat(raw.read(5)).hasSize(5);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
		}
	}

	@Test
	void whenDelayedThenNothingComesBeforeAndAllInOrder() throws Exception {
		this.server.on("/feed", (c) -> c.accept().expectText("a").sendText("b").sendText("c"));
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			this.proxy.delay(Duration.ofMillis(20));
			long start = System.nanoTime();
			raw.send(SocketFrame.text("a"));
			assertThat(raw.frame()).hasToString("text \"b\"");
			assertThat(raw.frame()).hasToString("text \"c\"");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
		}
	}

	@Test
	void whenDelayEndsThenWhatWasHeldComesAtOnce() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("hi").drop());
		this.proxy.delay(Duration.ofHours(1));
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).request("/feed")) {
			assertSilent(raw);
			this.proxy.delay(Duration.ZERO);
			assertThat(raw.head()).startsWith("HTTP/1.1 101");
			assertThat(raw.frame()).hasToString("text \"hi\"");
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenNothingIsToTrickleThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.trickle(0, Duration.ZERO));
	}

	@Test
	void whenServerSpeaksTlsThenItPasses() throws Exception {
		TestCertificates certificates = TestCertificates.create();
		try (TestSocketServer secure = TestSocketServer.builder().tls(certificates).start();
				TestSocketProxy other = TestSocketProxy.to(secure)) {
			secure.on("/feed", (c) -> c.sendText("hi"));
			HttpClient.newBuilder()
				.sslContext(certificates.clientSslContext())
				.build()
				.newWebSocketBuilder()
				.buildAsync(URI.create(other.url("/feed")), this.client)
				.join();
			assertThat(this.client.next()).isEqualTo("text hi");
		}
	}

	private static void assertSilent(RawSocketClient raw) throws IOException {
		raw.socket().setSoTimeout(SHORT_MILLIS);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> raw.read(1));
		raw.socket().setSoTimeout(LONG_MILLIS);
	}

}
