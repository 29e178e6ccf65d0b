package io.github.sockettask.transport.netty;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an error says where TLS can't be established.
 */
class TlsFailureTests {

	private static RecordingHandler open(RawServer server, TyrusTransport transport, Duration timeout) {
		return open(URI.create("wss://localhost:" + server.port() + "/x"), transport, timeout);
	}

	private static RecordingHandler open(URI uri, TyrusTransport transport, Duration timeout) {
		RecordingHandler handler = new RecordingHandler();
		transport.open(new TransportRequest(uri, Map.of(), List.of(), timeout, Duration.ofSeconds(1),
				Duration.ofSeconds(30), true, false, 1000, new TriedAddresses(), null, null), handler);
		return handler;
	}

	private static SocketTaskException failure(RawServer.Conversation conversation, TestCertificates trusted,
			Duration timeout) throws Exception {
		try (RawServer server = RawServer.start(conversation);
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(),
						TestTls.trusting(trusted))) {
			RecordingHandler handler = open(server, transport, timeout);
			assertThat(handler.awaitClosed().code()).isEqualTo(1006);
			SocketTaskException error = handler.error();
			assertThat(error).isNotNull();
			return error;
		}
	}

	private static SocketTaskException failure(RawServer.Conversation conversation) throws Exception {
		return failure(conversation, TestCertificates.create(), Duration.ofMinutes(1));
	}

	@Test
	@Contract("5.13")
	void whenTheServerSpeaksPlainHttpThenTheErrorSaysSo() throws Exception {
		assertThat(failure((socket) -> {
			socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
			RawServer.awaitEnd(socket);
		})).hasMessageEndingWith("/x: the server does not speak TLS on this port");
	}

	@Test
	@Contract("5.13")
	void whenTheServerClosesThenTheErrorSaysWhen() throws Exception {
		assertThat(failure((socket) -> socket.getInputStream().read()))
			.hasMessageEndingWith("/x: the server closed the connection during the TLS handshake");
	}

	@Test
	@Contract("5.13")
	void whenTheServerSendsAnAlertThenTheErrorNamesIt() throws Exception {
		assertThat(failure((socket) -> {
			socket.getOutputStream().write(new byte[] { 0x15, 3, 3, 0, 2, 2, 40 });
			RawServer.awaitEnd(socket);
		})).hasMessageEndingWith("/x: the server refused the TLS handshake with the alert handshake_failure");
	}

	@Test
	@Contract({ "1.11", "5.13" })
	void whenTheTimeIsOverThenTheErrorSaysThatTlsWasWaitedFor() throws Exception {
		assertThat(failure(RawServer::awaitEnd, TestCertificates.create(), Duration.ofMillis(300)))
			.hasMessageContaining(
					"/x: no connection within the connect timeout (300 ms), waited for the TLS handshake with 127.0.0.1:");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[::1]", "[::1%25lo]" })
	@Contract("5.13")
	void whenTheHostIsAnAddressOfIpv6ThenTheCertificateIsCheckedForIt(String host) throws Exception {
		for (TestCertificates certificates : List.of(TestCertificates.create(),
				TestCertificates.createFor("localhost"))) {
			try (RawServer server = new RawServer("::1", 0, (socket) -> {
				RawServer.accept(RawServer.tls(socket, certificates.serverSslContext(), "TLSv1.3"));
				RawServer.awaitEnd(socket);
			});
					TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(),
							TestTls.trusting(certificates))) {
				RecordingHandler handler = open(URI.create("wss://" + host + ":" + server.port() + "/x"), transport,
						Duration.ofMinutes(1));
				if (certificates.server().certificate().toString().contains("0:0:0:0:0:0:0:1")) {
					handler.awaitOpened();
				}
				else {
					handler.awaitClosed();
					assertThat(handler.error()).hasMessageContaining(", and not for ::1 ");
				}
			}
		}
	}

	@Test
	@Contract("1.11")
	void theHandshakeOfTlsHasNoOtherBoundThanTheTimeout() throws Exception {
		EventLoops loops = new EventLoops(false) {

			@Override
			Class<? extends SocketChannel> channelType() {
				return KeptChannel.class;
			}

		};
		TestCertificates certificates = TestCertificates.create();
		try (RawServer server = RawServer.start((socket) -> {
			RawServer.accept(RawServer.tls(socket, certificates.serverSslContext(), "TLSv1.3"));
			RawServer.awaitEnd(socket);
		});
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), loops,
						TestTls.trusting(certificates),
						(host) -> new java.net.InetAddress[] { java.net.InetAddress.getLoopbackAddress() })) {
			open(server, transport, Duration.ofMinutes(1)).awaitOpened();
			assertThat(KeptChannel.last().pipeline().get(SslHandler.class).getHandshakeTimeoutMillis()).isZero();
		}
	}

}
