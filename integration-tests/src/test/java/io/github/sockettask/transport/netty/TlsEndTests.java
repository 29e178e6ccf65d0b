package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.contract.Contract;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer that ends TLS and leaves the TCP connection open.
 */
class TlsEndTests {

	private static final TestCertificates CERTIFICATES = TestCertificates.create();

	private static final byte[] TEXT_A = { (byte) 0x81, 1, 'a' };

	private static final byte[] CLOSE_4000 = { (byte) 0x88, 2, 0x0f, (byte) 0xa0 };

	private final RecordingHandler handler = new RecordingHandler();

	private void connect(RawServer server, Conversation conversation) throws Exception {
		try (server;
				TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(),
						TestTls.trusting(CERTIFICATES))) {
			transport.open(new TransportRequest(URI.create("wss://localhost:" + server.port() + "/x"), Map.of(),
					List.of(), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), true, false,
					1000, new TriedAddresses(), null, null), this.handler);
			conversation.talk();
		}
	}

	private static RawServer serve(String version, TlsConversation conversation) throws IOException {
		return RawServer.start((socket) -> {
			SSLSocket tls = RawServer.tls(socket, CERTIFICATES.serverSslContext(), version);
			conversation.talk(tls, socket);
			RawServer.awaitEnd(socket);
		});
	}

	// sends a frame, then ends TLS in both directions
	private static RawServer serve(String version, byte[] frame) throws IOException {
		return serve(version, (tls, socket) -> {
			RawServer.accept(tls);
			tls.getOutputStream().write(frame);
			tls.close();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	@Contract("5.11")
	void whenThePeerEndsTlsThenTheConnectionIsLost(String version) throws Exception {
		connect(serve(version, TEXT_A), () -> {
			assertThat(this.handler.awaitMessage()).isEqualTo("a");
			assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
			assertThat(this.handler.error()).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	@Contract("5.9")
	void whenThePeerClosesAndEndsTlsThenItsCodeIsReported(String version) throws Exception {
		connect(serve(version, CLOSE_4000), () -> {
			assertThat(this.handler.awaitClosed().code()).isEqualTo(4000);
			assertThat(this.handler.error()).isNull();
		});
	}

	@Test
	void whenThePeerClosesAndEndsItsSideOfTlsThenItStillGetsTheAnswer() throws Exception {
		CompletableFuture<Integer> answer = new CompletableFuture<>();
		connect(serve("TLSv1.3", (tls, socket) -> {
			RawServer.accept(tls);
			tls.getOutputStream().write(CLOSE_4000);
			tls.shutdownOutput();
			answer.complete(tls.getInputStream().read());
		}), () -> {
			assertThat(this.handler.awaitClosed().code()).isEqualTo(4000);
			assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(0x88);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	@Contract("5.13")
	void whenThePeerEndsTlsDuringTheHandshakeThenTheErrorSaysSo(String version) throws Exception {
		connect(serve(version, (tls, socket) -> {
			RawServer.request(tls);
			tls.close();
		}), () -> {
			assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
			assertThat(this.handler.error()).hasMessageContaining("closed the connection before the handshake");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLSv1.2", "TLSv1.3" })
	@Contract("4.7")
	void whenThePeerTakesNothingThenItsConnectionIsCutWithoutWaitingForTheEndOfTls(String version) throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		connect(serve(version, (tls, socket) -> {
			RawServer.accept(tls);
			awaitQuietly(closed);
		}), () -> {
			this.handler.awaitOpened();
			this.handler.send(ByteBuffer.allocate(12 * 1024 * 1024));
			CountDownLatch encrypted = new CountDownLatch(1);
			this.handler.connection().execute(encrypted::countDown);
			assertThat(encrypted.await(10, TimeUnit.SECONDS)).isTrue();
			this.handler.connection().cut("cut");
			Future<OnCloseCallbackResult> end = CompletableFuture.supplyAsync(() -> {
				try {
					return this.handler.awaitClosed();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			try {
				// Netty waits for 3 seconds, unless a setting says less.
				assertThat(end).succeedsWithin(Duration.ofSeconds(2))
					.extracting(OnCloseCallbackResult::reason)
					.isEqualTo("cut");
			}
			finally {
				closed.countDown();
			}
		});
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@FunctionalInterface
	interface TlsConversation {

		void talk(SSLSocket tls, Socket socket) throws IOException;

	}

	@FunctionalInterface
	interface Conversation {

		void talk() throws Exception;

	}

}
