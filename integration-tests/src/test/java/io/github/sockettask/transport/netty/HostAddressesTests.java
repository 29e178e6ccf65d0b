package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.netty.handler.ssl.SslProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestBlackHole;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.TlsBundle;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;
import io.github.sockettask.transport.netty.tls.TlsContexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A host with several addresses, of which some do not work.
 */
class HostAddressesTests {

	private static final String FIRST = "127.0.0.1";

	private static final String SECOND = "127.0.0.2";

	private static final String THIRD = "127.0.0.3";

	private final TriedAddresses tried = new TriedAddresses();

	private final List<AutoCloseable> opened = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.opened) {
			each.close();
		}
	}

	private <T extends AutoCloseable> T closed(T each) {
		this.opened.add(each);
		return each;
	}

	private static HostResolver resolving(String... addresses) {
		return (host) -> {
			assertThat(host).isEqualTo("example.org");
			return ResolvedHosts.resolve(host, addresses);
		};
	}

	private RecordingHandler connect(String scheme, int port, Duration timeout, TlsContexts tls,
			HostResolver resolver) {
		TyrusTransport transport = closed(
				new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(), tls, resolver));
		RecordingHandler handler = new RecordingHandler();
		URI uri = URI.create(scheme + "://example.org:" + port + "/x");
		transport.open(new TransportRequest(uri, Map.of(), List.of(), timeout, Duration.ofSeconds(1),
				Duration.ofSeconds(30), true, false, 1000, this.tried, null, null), handler);
		return handler;
	}

	private RecordingHandler connect(int port, String... addresses) {
		return connect("ws", port, Duration.ofMinutes(1), TestTls.none(), resolving(addresses));
	}

	private RawServer live(String address, int port) throws IOException {
		return closed(new RawServer(address, port, (socket) -> {
			RawServer.accept(socket);
			RawServer.awaitEnd(socket);
		}));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Test
	@Contract("7.16")
	void whenAnAddressDoesNotAnswerThenTheNextOneIsTriedMeanwhile() throws Exception {
		TestBlackHole dead = closed(TestBlackHole.open());
		live(SECOND, dead.port());
		// long after the test has given up, the share of an address would be over
		connect("ws", dead.port(), Duration.ofDays(1), TestTls.none(), resolving(FIRST, SECOND)).awaitOpened();
	}

	@Test
	@Contract("7.16")
	void whenAnAddressHasLostThenTheNextAttemptsBeginBehindIt() throws Exception {
		TestBlackHole dead = closed(TestBlackHole.open());
		RawServer live = live(SECOND, dead.port());
		connect(dead.port(), FIRST, SECOND).awaitOpened();
		this.tried.lasted();
		connect(dead.port(), FIRST, SECOND).awaitOpened();
		assertThat(live.acceptedCount()).isEqualTo(2);
		this.tried.lasted();
		InetSocketAddress first = new InetSocketAddress(FIRST, dead.port());
		InetSocketAddress second = new InetSocketAddress(SECOND, dead.port());
		assertThat(this.tried.inOrder(List.of(first, second))).containsExactly(second, first);
	}

	@Test
	@Contract("7.16")
	void whenAnAddressAcceptsAndClosesThenTheNextAttemptBeginsBehindIt() throws Exception {
		RawServer closing = closed(new RawServer(FIRST, 0, (socket) -> socket.close()));
		live(SECOND, closing.port());
		RecordingHandler first = connect(closing.port(), FIRST, SECOND);
		assertThat(first.awaitClosed().code()).isEqualTo(1006);
		assertThat(first.error()).hasMessageContaining("(127.0.0.1:" + closing.port() + ")");
		connect(closing.port(), FIRST, SECOND).awaitOpened();
	}

	@Test
	@Contract("7.16")
	void whenAnAddressRefusesTheHandshakeThenTheNextAttemptBeginsBehindIt() throws Exception {
		RawServer refusing = closed(new RawServer(FIRST, 0,
				(socket) -> RawServer.answer(socket, "HTTP/1.1 503 Busy\r\nContent-Length: 3\r\n\r\nNo!")));
		live(SECOND, refusing.port());
		RecordingHandler first = connect(refusing.port(), FIRST, SECOND);
		assertThat(first.awaitClosed().code()).isEqualTo(1006);
		assertThat(first.error()).hasMessageEndingWith("HTTP status 503 Busy (127.0.0.1:" + refusing.port() + "): No!");
		connect(refusing.port(), FIRST, SECOND).awaitOpened();
	}

	@Test
	@Contract("7.16")
	void whenAnAddressOpensAndDropsThenTheNextAttemptBeginsBehindIt() throws Exception {
		RawServer dropping = closed(new RawServer(FIRST, 0, RawServer::accept));
		RawServer live = live(SECOND, dropping.port());
		assertThat(connect(dropping.port(), FIRST, SECOND).awaitClosed().code()).isEqualTo(1006);
		connect(dropping.port(), FIRST, SECOND).awaitOpened();
		assertThat(live.acceptedCount()).isEqualTo(1);
	}

	@Test
	@Contract("7.16")
	void whenAnAddressDoesNotSpeakTlsThenTheAttemptGoesOnWithTheNextOne() throws Exception {
		TestCertificates certificates = TestCertificates.createFor("example.org");
		RawServer silent = closed(new RawServer(FIRST, 0, RawServer::awaitEnd));
		closed(new RawServer(SECOND, silent.port(), (socket) -> {
			socket.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			RawServer.awaitEnd(socket);
		}));
		closed(new RawServer(THIRD, silent.port(), (socket) -> {
			RawServer.accept(RawServer.tls(socket, certificates.serverSslContext(), "TLSv1.3"));
			RawServer.awaitEnd(socket);
		}));
		connect("wss", silent.port(), Duration.ofSeconds(4), TestTls.trusting(certificates),
				resolving(FIRST, SECOND, THIRD))
			.awaitOpened();
	}

	@Test
	@Contract("5.7")
	void whenNoAddressWorksThenTheErrorSaysWhyForEach() throws Exception {
		int port = freePort();
		RecordingHandler handler = connect(port, SECOND, THIRD);
		handler.awaitClosed();
		assertThat(handler.error()).hasMessage("Failed to connect to ws://example.org:" + port
				+ "/x: Connection refused (127.0.0.2:" + port + "), Connection refused (127.0.0.3:" + port + ")");
	}

	@Test
	@Contract("5.7")
	void whenTheTimeIsOverThenTheErrorSaysWhatWasWaitedForAndWhatFailedBefore() throws Exception {
		int port = freePort();
		closed(new RawServer(SECOND, port, RawServer::awaitEnd));
		RecordingHandler handler = connect("ws", port, Duration.ofMillis(300), TestTls.none(),
				resolving(THIRD, SECOND));
		handler.awaitClosed();
		assertThat(handler.error()).hasMessage("Failed to connect to ws://example.org:" + port
				+ "/x: no connection within the connect timeout (300 ms), waited for the answer to the handshake from 127.0.0.2:"
				+ port + ", after: Connection refused (127.0.0.3:" + port + ")");
	}

	@Test
	@Contract("5.7")
	void whenTheLookUpFailsThenTheErrorSaysWhyAtOnce() throws Exception {
		RecordingHandler unknown = connect("ws", 80, Duration.ofMinutes(1), TestTls.none(), (host) -> {
			throw new UnknownHostException("example.org: Temporary failure in name resolution");
		});
		unknown.awaitClosed();
		assertThat(unknown.error()).hasMessage("Failed to connect to ws://example.org:80/x: unknown host example.org: "
				+ "Temporary failure in name resolution");
		RecordingHandler broken = connect("ws", 80, Duration.ofMinutes(1), TestTls.none(), (host) -> {
			throw new IllegalStateException("on purpose");
		});
		broken.awaitClosed();
		assertThat(broken.error()).hasMessageEndingWith("unknown host example.org: on purpose");
		RecordingHandler empty = connect("ws", 80, Duration.ofMinutes(1), TestTls.none(), (host) -> new InetAddress[0]);
		empty.awaitClosed();
		assertThat(empty.error()).hasMessageEndingWith("unknown host example.org");
	}

	@Test
	@Contract("7.16")
	void whenTheConnectionThatHasWonFailsInTlsThenTheSlowerAddressIsTriedAgain() throws Exception {
		TestCertificates certificates = TestCertificates.createFor("example.org");
		TestBlackHole slow = closed(TestBlackHole.open());
		closed(new RawServer(SECOND, slow.port(), (socket) -> socket.close()));
		RecordingHandler handler = connect("wss", slow.port(), Duration.ofSeconds(1), TestTls.trusting(certificates),
				resolving(FIRST, SECOND));
		handler.awaitClosed();
		assertThat(handler.error()).hasMessageEndingWith("waited for a TCP connection to 127.0.0.1:" + slow.port()
				+ ", after: the server closed the connection during the TLS handshake (127.0.0.2:" + slow.port() + ")");
	}

	@Test
	@Contract("7.16")
	void whenTheApplicationClosesWhileAddressesAreRacedThenNothingOfTheRaceIsLeft() throws Exception {
		TestBlackHole dead = closed(TestBlackHole.open());
		long before = connecting(dead.port());
		RecordingHandler handler = connect(dead.port(), FIRST, FIRST);
		await().until(() -> connecting(dead.port()) == before + 1);
		handler.connection().abort(null);
		assertThat(handler.awaitClosed().code()).isEqualTo(1006);
		await().until(() -> connecting(dead.port()) == before);
		assertThat(handler.error()).hasMessageContaining("the connection ended before the handshake was complete");
	}

	@Test
	@Contract("7.16")
	void whenTheTimeIsOverWhileAddressesAreRacedThenTheErrorNamesThemAndNothingIsLeft() throws Exception {
		TestBlackHole dead = closed(TestBlackHole.open());
		long before = connecting(dead.port());
		RecordingHandler handler = connect("ws", dead.port(), Duration.ofMillis(400), null,
				resolving(FIRST, SECOND, FIRST));
		handler.awaitClosed();
		await().until(() -> connecting(dead.port()) == before);
		assertThat(handler.error()).hasMessageEndingWith("no connection within the connect timeout (400 ms), waited "
				+ "for a TCP connection to 127.0.0.1:%1$d, after: Connection refused (127.0.0.2:%1$d)"
					.formatted(dead.port()));
	}

	@Test
	@Contract("7.16")
	void whenMoreAddressesFailThanAnErrorNamesThenItCountsTheOthers() throws Exception {
		int port = freePort();
		RecordingHandler handler = connect(port,
				IntStream.rangeClosed(2, 14).mapToObj((last) -> "127.0.0." + last).toArray(String[]::new));
		handler.awaitClosed();
		assertThat(handler.error()).hasMessageContaining("Connection refused (127.0.0.2:")
			.hasMessageEndingWith("Connection refused (127.0.0.9:" + port + ") and 5 more");
	}

	@Test
	@Contract("7.16")
	void whenTlsCanNotBeginThenTheAttemptFailsAtOnce() throws Exception {
		RawServer server = closed(new RawServer(FIRST, 0, RawServer::awaitEnd));
		TlsContexts useless = TestTls.contexts(new TlsBundle(TestTls.BUNDLE, null, TestTls.trust(), List.of("TLSv1.2"),
				List.of("TLS_AES_128_GCM_SHA256")), SslProvider.JDK);
		RecordingHandler handler = connect("wss", server.port(), Duration.ofDays(1), useless, resolving(FIRST));
		handler.awaitClosed();
		assertThat(handler.error()).hasMessageContaining("the TLS handshake failed: ");
	}

	// Sockets without an answer to their SYN, as the system counts them.
	private static long connecting(int port) throws IOException {
		String remote = ":%04X".formatted(port);
		try (Stream<String> sockets = Stream.concat(Files.lines(Path.of("/proc/net/tcp")),
				Files.lines(Path.of("/proc/net/tcp6")))) {
			return sockets.map((socket) -> socket.strip().split(" +"))
				.filter((socket) -> socket[2].endsWith(remote) && socket[3].equals("02"))
				.count();
		}
	}

	@Test
	@Contract("7.16")
	void triedAddressesComeLastAndTheOneTriedLongestAgoFirst() {
		List<InetSocketAddress> all = List.of(new InetSocketAddress("127.0.0.1", 1),
				new InetSocketAddress("127.0.0.2", 1), new InetSocketAddress("127.0.0.3", 1));
		assertThat(this.tried.inOrder(all)).isEqualTo(all);
		this.tried.trying(all.get(1));
		this.tried.trying(all.get(0));
		assertThat(this.tried.inOrder(all)).containsExactly(all.get(2), all.get(1), all.get(0));
		this.tried.lasted();
		assertThat(this.tried.inOrder(all)).containsExactly(all.get(0), all.get(2), all.get(1));
		this.tried.trying(new InetSocketAddress("127.0.0.4", 1));
		this.tried.trying(all.get(1));
		assertThat(this.tried.inOrder(all.subList(0, 2))).containsExactly(all.get(0), all.get(1));
	}

	@Test
	@Contract("7.16")
	void addressesOfBothFamiliesAlternateAndTheTriedOnesOfAFamilyComeLast() {
		List<InetSocketAddress> six = addresses("2001:db8::1", "2001:db8::2", "2001:db8::3");
		List<InetSocketAddress> four = addresses("192.0.2.1", "192.0.2.2");
		List<InetSocketAddress> all = Stream.concat(six.stream(), four.stream()).toList();
		assertThat(this.tried.inOrder(all)).containsExactly(six.get(0), four.get(0), six.get(1), four.get(1),
				six.get(2));
		this.tried.trying(six.get(0));
		assertThat(this.tried.inOrder(all)).containsExactly(six.get(1), four.get(0), six.get(2), four.get(1),
				six.get(0));
		this.tried.trying(six.get(1));
		this.tried.trying(six.get(2));
		assertThat(this.tried.inOrder(all)).containsExactly(four.get(0), six.get(0), four.get(1), six.get(1),
				six.get(2));
		assertThat(this.tried.inOrder(four)).isEqualTo(four);
		assertThat(this.tried.inOrder(List.of(four.get(0), four.get(0)))).containsExactly(four.get(0));
	}

	private static List<InetSocketAddress> addresses(String... addresses) {
		return Stream.of(addresses).map((address) -> new InetSocketAddress(address, 1)).toList();
	}

}
