package io.github.sockettask.test;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TestSocketProxy}: connections, and the life of a proxy.
 */
class TestSocketProxyTests {

	// an application context that Spring keeps for later tests may have a proxy too
	private final Set<Thread> otherProxies = proxyThreads();

	private final TestSocketServer server = TestSocketServer.start();

	private final TestSocketProxy proxy = TestSocketProxy.to(this.server);

	private final JdkSocketClient client = new JdkSocketClient();

	@AfterEach
	void close() {
		this.proxy.close();
		this.server.close();
	}

	@Test
	void whenNothingIsBrokenThenClientsAreServed() throws Exception {
		this.server.on("/feed", (c) -> c.expectText("hello").sendText("world").close(1000, "bye"));
		WebSocket socket = this.client.connect(this.proxy.url("/feed?x=1"));
		socket.sendText("hello", true);
		assertThat(this.client.next()).isEqualTo("text world");
		assertThat(this.client.next()).isEqualTo("close 1000 bye");
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.FIN);
	}

	@Test
	void whenHundredsConnectThenAllAreCountedAndServedByOneThread() throws Exception {
		this.server.on("/feed", (c) -> c.sendText("hi"));
		List<RawSocketClient> clients = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			clients.add(new RawSocketClient(this.proxy.port()).request("/feed"));
		}
		for (RawSocketClient raw : clients) {
			assertThat(raw.head()).startsWith("HTTP/1.1 101");
			assertThat(raw.frame()).hasToString("text \"hi\"");
		}
		assertThat(this.proxy.awaitConnection(300).acceptedCount()).isEqualTo(300);
		assertThat(threads()).hasSize(1);
		for (RawSocketClient raw : clients) {
			raw.close();
		}
		for (TestSocketConnection connection : this.server.connections()) {
			assertThat(connection.awaitEnd()).isEqualTo(SocketEnd.FIN);
		}
	}

	@Test
	void whenAConnectionDoesNotComeThenAwaitingItFails() {
		this.proxy.close();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> this.proxy.awaitConnection(1))
			.withMessage("Closed while waiting");
	}

	@Test
	void whenDroppedThenBothSidesSeeFin() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			this.proxy.drop();
			assertThat(this.proxy.connectionCount()).isZero();
			assertThat(raw.frame()).isNull();
			assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.FIN);
			raw.write(new byte[100_000]);
		}
		assertThat(this.proxy.acceptedCount()).isOne();
	}

	@Test
	void whenDroppedWithUnreadDataThenClientSeesFinAndNotRst() throws Exception {
		this.proxy.suspend();
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).write(new byte[1000])) {
			this.proxy.drop();
			assertThat(raw.read(1)).isEmpty();
		}
	}

	@Test
	void whenResetThenBothSidesSeeRst() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			this.proxy.reset();
			assertThat(this.proxy.connectionCount()).isZero();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(1));
			assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.RST);
		}
	}

	@Test
	void whenResetRightAfterAConnectThenItIsResetToo() throws Exception {
		for (int i = 1; i <= 20; i++) {
			try (RawSocketClient raw = new RawSocketClient(this.proxy.port())) {
				this.proxy.reset();
				assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(1));
			}
			assertThat(this.proxy.acceptedCount()).isEqualTo(i);
		}
	}

	@Test
	void whenServerResetsThenClientSeesRst() throws Exception {
		this.server.on("/feed", (c) -> c.accept().reset());
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).request("/feed")) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(1000));
		}
	}

	@Test
	void whenClientResetsThenServerSeesRst() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		new RawSocketClient(this.proxy.port()).open("/feed").reset();
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.RST);
	}

	@Test
	void whenClientEndsItsSideThenServerStillSends() throws Exception {
		this.server.on("/feed", (c) -> c.accept().expectText("a"));
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			raw.send(SocketFrame.text("a")).socket().shutdownOutput();
			assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.FIN);
			assertThat(raw.frame()).isNull();
		}
	}

	@Test
	void whenServerIsDownThenClientIsConnectedAndReset() throws Exception {
		this.server.stopAccepting();
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port())) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(1));
		}
		this.server.on("/feed", TestSocketConnection::accept).startAccepting();
		new RawSocketClient(this.proxy.port()).open("/feed").close();
		this.server.awaitConnection(1);
	}

	@Test
	void whenTheNameOfTheServerIsUnknownThenClientIsReset() throws Exception {
		try (TestSocketProxy lost = TestSocketProxy.to(URI.create("ws://nowhere.invalid/"));
				RawSocketClient raw = new RawSocketClient(lost.port())) {
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw.read(1));
		}
	}

	@Test
	void whenAcceptingStopsThenPortRefusesUntilItStartsAgain() throws Exception {
		this.server.on("/feed", TestSocketConnection::echo);
		WebSocket socket = this.client.connect(this.proxy.url("/feed"));
		for (int i = 0; i < 3; i++) {
			this.proxy.stopAccepting().stopAccepting();
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawSocketClient(this.proxy.port()));
			this.proxy.startAccepting().startAccepting();
			new RawSocketClient(this.proxy.port()).open("/feed").close();
		}
		socket.sendText("still there", true).join();
		assertThat(this.client.next()).isEqualTo("text still there");
	}

	@Test
	void whenUrlHasNoHostThenItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TestSocketProxy.to(URI.create("/feed")))
			.withMessageContaining("/feed");
	}

	@Test
	void whenProxyClosesThenConnectionsAndThreadAreGone() throws Exception {
		this.server.on("/feed", TestSocketConnection::accept);
		try (RawSocketClient raw = new RawSocketClient(this.proxy.port()).open("/feed")) {
			this.proxy.suspend().close();
			assertThat(raw.frame()).isNull();
		}
		assertThat(this.server.awaitConnection(1).awaitEnd()).isEqualTo(SocketEnd.FIN);
		assertThat(threads()).isEmpty();
		assertThat(this.proxy.connectionCount()).isZero();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawSocketClient(this.proxy.port()));
		assertThatIllegalStateException().isThrownBy(this.proxy::resume).withMessage("The proxy is closed");
		this.proxy.close();
	}

	@Test
	void whenClosedDuringACallThenTheCallEnds() throws Exception {
		for (int i = 0; i < 50; i++) {
			TestSocketProxy other = TestSocketProxy.to(this.server);
			Thread closing = new Thread(other::close);
			closing.start();
			assertThatIllegalStateException().isThrownBy(() -> {
				while (true) {
					other.resume();
				}
			}).withMessage("The proxy is closed");
			closing.join(Duration.ofSeconds(5).toMillis());
			assertThat(closing.isAlive()).isFalse();
		}
	}

	private Set<Thread> threads() {
		Set<Thread> threads = proxyThreads();
		threads.removeAll(this.otherProxies);
		return threads;
	}

	private static Set<Thread> proxyThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("test-socket-proxy"))
			.collect(Collectors.toSet());
	}

}
