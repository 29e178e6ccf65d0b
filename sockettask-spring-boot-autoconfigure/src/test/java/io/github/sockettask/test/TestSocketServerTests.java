package io.github.sockettask.test;

import java.net.ConnectException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestSocketServer}: scripts, failures, and the life of a server.
 */
class TestSocketServerTests {

	private final TestSocketServer server = TestSocketServer.start();

	private final JdkSocketClient client = new JdkSocketClient();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void whenScriptConversesThenClientSeesEveryStep() throws Exception {
		this.server.on("/feed",
				(c) -> c.expectText("hello").sendText("world").sendBinary(new byte[3]).close(1000, "bye"));
		WebSocket socket = this.client.connect(this.server.url("/feed?x=1"));
		socket.sendText("hello", true);
		assertThat(this.client.next()).isEqualTo("text world");
		assertThat(this.client.next()).isEqualTo("binary 3");
		assertThat(this.client.next()).isEqualTo("close 1000 bye");
		TestSocketConnection connection = this.server.awaitConnection(1);
		assertThat(connection.awaitClose().closeCode()).isEqualTo(1000);
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
		assertThat(connection.frames()).extracting(SocketFrame::masked).containsExactly(true, true);
		this.server.verify();
	}

	@Test
	void whenClientClosesThenItsCodeAndReasonComeBack() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		WebSocket socket = this.client.connect(this.server.url("/feed"));
		socket.sendClose(4001, "gone").join();
		assertThat(this.client.next()).isEqualTo("close 4001 gone");
		TestSocketConnection connection = this.server.awaitConnection(1);
		assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
		assertThat(connection.awaitClose().closeReason()).isEqualTo("gone");
	}

	@Test
	void whenEchoThenMessagesComeBackWhole() throws Exception {
		this.server.on("/echo", TestSocketConnection::echo);
		WebSocket socket = this.client.connect(this.server.url("/echo"));
		socket.sendText("a", false).join();
		socket.sendText("b", true).join();
		socket.sendBinary(ByteBuffer.allocate(1 << 20), true).join();
		assertThat(this.client.next()).isEqualTo("text ab");
		assertThat(this.client.next()).isEqualTo("binary 1048576");
		assertThat(this.server.awaitConnection(1).awaitMessages(2)).extracting(SocketMessage::isText)
			.containsExactly(true, false);
		this.server.verify();
		socket.sendClose(1000, "").join();
		assertThat(this.client.next()).isEqualTo("close 1000 ");
	}

	@Test
	void whenScriptsAreQueuedThenEachConnectionGetsItsOwn() throws Exception {
		this.server.onNext("/feed", (c) -> c.sendText("first"))
			.onNext("/feed", (c) -> c.sendText("second"))
			.onNext("/last", (c) -> c.sendText("last"))
			.on("/feed", (c) -> c.sendText("other"));
		for (String expected : List.of("first", "second", "other", "other")) {
			this.client.connect(this.server.url("/feed"));
			assertThat(this.client.next()).isEqualTo("text " + expected);
		}
		for (int i = 0; i < 2; i++) {
			this.client.connect(this.server.url("/last"));
			assertThat(this.client.next()).isEqualTo("text last");
		}
		assertThat(this.server.connections()).extracting(TestSocketConnection::number)
			.containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	void whenScriptAwaitsTheTestThenItGoesOnWhenTold() throws Exception {
		CountDownLatch latch = new CountDownLatch(1);
		List<String> order = new ArrayList<>();
		this.server.on("/feed", (c) -> c.accept().await(latch).run(() -> order.add("script")).sendText("done"));
		this.client.connect(this.server.url("/feed"));
		order.add("test");
		latch.countDown();
		assertThat(this.client.next()).isEqualTo("text done");
		assertThat(order).containsExactly("test", "script");
	}

	@Test
	void whenTestSendsThenItWaitsForTheHandshake() throws Exception {
		this.server.on("/feed", (c) -> c.delayHandshake(Duration.ofMillis(50)));
		try (RawSocketClient raw = new RawSocketClient(this.server).request("/feed")) {
			TestSocketConnection connection = this.server.awaitConnection(1).sendText("live");
			assertThat(raw.head()).startsWith("HTTP/1.1 101");
			assertThat(raw.frame()).hasToString("text \"live\"");
			raw.send(SocketFrame.of(SocketFrame.PONG, new byte[] { 1 }));
			connection.expectPong(new byte[] { 1 }).drop();
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenExpectationFailsThenVerifyNamesPathAndStepAndClientSeesFin() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("x").expectText("hello").sendText("never"));
		try (RawSocketClient raw = new RawSocketClient(this.server).open("/feed")) {
			raw.send(SocketFrame.text("hallo"));
			assertThat(raw.frame()).hasToString("text \"x\"");
			assertThat(raw.frame()).isNull();
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessage("Script of /feed failed in step 2 on connection 1: "
					+ "Expected text \"hello\" but the client sent text \"hallo\"");
		this.server.verify();
	}

	@Test
	void whenDeadlinePassesThenCloseThrows() throws Exception {
		TestSocketServer impatient = TestSocketServer.builder().deadline(Duration.ofMillis(50)).start();
		impatient.on("/feed", TestSocketConnection::expectMessage);
		try (RawSocketClient raw = new RawSocketClient(impatient).open("/feed")) {
			assertThat(raw.frame()).isNull();
		}
		assertThatExceptionOfType(AssertionError.class).isThrownBy(impatient::close)
			.withMessageContaining("Expected a message within 50 ms but the client sent nothing");
	}

	@Test
	void whenScriptThrowsThenVerifyThrows() {
		this.server.on("/feed", (c) -> c.accept().accept());
		this.client.connect(this.server.url("/feed"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(this.server::verify)
			.withMessageContaining("step 2")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void whenServerClosesThenThreadsAreGoneAndScriptHasNotFailed() {
		this.server.on("/feed", (c) -> c.accept().pause(Duration.ofHours(1)));
		this.server.on("/latch", (c) -> c.accept().within(Duration.ofHours(1)).await(new CountDownLatch(1)));
		this.client.connect(this.server.url("/feed"));
		this.client.connect(this.server.url("/latch"));
		long start = System.nanoTime();
		this.server.close();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("test-socket-server-" + this.server.port()));
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.CUT);
	}

	@Test
	void whenHundredsConnectThenAllAreServed() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("hi").expectText("ho"));
		List<RawSocketClient> clients = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			clients.add(new RawSocketClient(this.server).request("/feed"));
		}
		for (RawSocketClient raw : clients) {
			assertThat(raw.head()).startsWith("HTTP/1.1 101");
			assertThat(raw.frame()).hasToString("text \"hi\"");
			raw.send(SocketFrame.text("ho"));
		}
		this.server.awaitConnection(300);
		this.server.verify();
		for (RawSocketClient raw : clients) {
			raw.close();
		}
		for (TestSocketConnection connection : this.server.connections()) {
			assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
		}
	}

	@Test
	void whenServerStopsAcceptingThenPortRefusesUntilItStartsAgain() throws Exception {
		this.server.on("/feed", TestSocketConnection::echo);
		WebSocket socket = this.client.connect(this.server.url("/feed"));
		for (int i = 0; i < 3; i++) {
			this.server.stopAccepting();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawSocketClient(this.server));
			this.server.startAccepting();
			new RawSocketClient(this.server).open("/feed").close();
		}
		socket.sendText("still there", true).join();
		assertThat(this.client.next()).isEqualTo("text still there");
	}

	@Test
	void whenUrlIsRefusedThenNobodyListens() {
		assertThat(JdkSocketClient.open(TestSocketServer.refusedUrl(), this.client)).failsWithin(Duration.ofSeconds(5))
			.withThrowableThat()
			.withCauseInstanceOf(ConnectException.class);
	}

}
