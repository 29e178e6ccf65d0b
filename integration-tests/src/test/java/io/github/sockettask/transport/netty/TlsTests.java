package io.github.sockettask.transport.netty;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContextBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.SocketTaskException;
import io.github.sockettask.contract.ExecutorTimer;
import io.github.sockettask.test.TestCertificates;
import io.github.sockettask.test.TestSocketServer;
import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportRequest;
import io.github.sockettask.transport.TriedAddresses;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections over TLS, with an authority that only these tests know.
 */
class TlsTests {

	private final TestCertificates certificates = TestCertificates.create();

	private final RecordingHandler handler = new RecordingHandler();

	private TestSocketServer server = TestSocketServer.builder().tls(this.certificates).start();

	private TyrusTransport transport = new TyrusTransport(Runnable::run, new ExecutorTimer());

	@AfterEach
	void stop() {
		this.server.close();
		this.transport.close();
	}

	private SslContextBuilder trusting(TestCertificates trusted) {
		return SslContextBuilder.forClient().trustManager(trusted.authority().certificate());
	}

	private void use(SslContextBuilder sslContext) throws SSLException {
		this.transport.close();
		this.transport = new TyrusTransport(Runnable::run, new ExecutorTimer(), new EventLoops(), sslContext.build());
	}

	private void serve(TestSocketServer.Builder server) {
		this.server.close();
		this.server = server.start();
	}

	private TransportConnection connect() {
		this.server.on("/x", (connection) -> connection.expectText("ping").sendText("pong"));
		this.transport.open(new TransportRequest(URI.create(this.server.url("/x")), Map.of(), List.of(),
				Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(30), true, false, 100_000,
				new TriedAddresses(), null, null), this.handler);
		return this.handler.connection();
	}

	private void exchange(TransportConnection connection) throws Exception {
		this.handler.awaitOpened();
		this.handler.send("ping");
		assertThat(this.handler.awaitMessage()).isEqualTo("pong");
	}

	private SocketTaskException awaitError() throws Exception {
		assertThat(this.handler.awaitClosed().code()).isEqualTo(1006);
		SocketTaskException error = this.handler.error();
		assertThat(error).isNotNull();
		return error;
	}

	@Test
	void whenTheAuthorityIsTrustedThenMessagesAreExchanged() throws Exception {
		use(trusting(this.certificates));
		exchange(connect());
	}

	@Test
	void whenTheAuthorityIsUnknownThenTheErrorSaysSo() throws Exception {
		connect();
		assertThat(awaitError()).hasMessageStartingWith("Failed to connect to wss://localhost:")
			.hasMessageContaining("unable to find valid certification path to requested target");
	}

	@Test
	void whenTheAuthorityIsAnotherOneOfTheSameNameThenTheServerIsRefused() throws Exception {
		use(trusting(TestCertificates.create()));
		connect();
		assertThat(awaitError()).hasMessageStartingWith("Failed to connect to wss://localhost:");
	}

	@Test
	void whenTheCertificateIsForAnotherHostThenTheErrorNamesTheHost() throws Exception {
		TestCertificates foreign = TestCertificates.createFor("example.org");
		serve(TestSocketServer.builder().tls(foreign));
		use(trusting(foreign));
		connect();
		assertThat(awaitError()).hasMessageStartingWith("Failed to connect to wss://localhost:")
			.hasMessageContaining("matching localhost found");
	}

	@Test
	void whenTheServerAsksForACertificateThenTheClientShowsIt() throws Exception {
		serve(TestSocketServer.builder().tls(this.certificates).needClientAuth(true));
		use(trusting(this.certificates).keyManager(this.certificates.client().privateKey(),
				this.certificates.client().certificate()));
		exchange(connect());
	}

	@Test
	void whenTheServerAsksForACertificateAndThereIsNoneThenTheErrorSaysSo() throws Exception {
		serve(TestSocketServer.builder().tls(this.certificates).needClientAuth(true));
		use(trusting(this.certificates));
		connect();
		assertThat(awaitError()).hasMessageStartingWith("Failed to connect to wss://localhost:")
			.hasMessageContaining("certificate");
	}

}
