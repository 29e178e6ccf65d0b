package io.github.sockettask.test;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.pem.PemContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Certificates, judged by the JDK.
 */
class TestCertificatesTests {

	private static final TestCertificates certificates = TestCertificates.create();

	private static void connect(TestSocketServer.Builder builder, SSLContext sslContext) throws Exception {
		try (TestSocketServer server = builder.start()) {
			server.on("/x", (connection) -> connection.expectClose(1000));
			WebSocket socket = HttpClient.newBuilder()
				.sslContext(sslContext)
				.build()
				.newWebSocketBuilder()
				.buildAsync(URI.create(server.url("/x")), new WebSocket.Listener() {
				})
				.get(5, TimeUnit.SECONDS);
			socket.sendClose(1000, "").get(5, TimeUnit.SECONDS);
			server.verify();
		}
	}

	@Test
	void whenAClientTrustsTheAuthorityThenItTrustsTheServer() throws Exception {
		connect(TestSocketServer.builder().tls(certificates), certificates.trustingSslContext());
	}

	@Test
	void whenAClientShowsItsCertificateThenTheServerTrustsIt() throws Exception {
		connect(TestSocketServer.builder().tls(certificates).needClientAuth(true), certificates.clientSslContext());
	}

	@Test
	void whenAClientTrustsAnotherAuthorityThenItRefusesTheServer() {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> connect(TestSocketServer.builder().tls(certificates),
					TestCertificates.create().trustingSslContext()))
			.withRootCauseInstanceOf(Exception.class)
			.withStackTraceContaining(SSLHandshakeException.class.getSimpleName());
	}

	@Test
	void theServersCertificateIsForTheLoopbackInterface() throws Exception {
		assertThat(certificates.server().certificate().getSubjectAlternativeNames())
			.containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
	}

	@Test
	void theAuthorityMayIssueCertificatesAndTheOthersMayNot() {
		assertThat(certificates.authority().certificate().getBasicConstraints()).isNotNegative();
		assertThat(certificates.server().certificate().getBasicConstraints()).isNegative();
		assertThat(certificates.client().certificate().getBasicConstraints()).isNegative();
	}

	@Test
	void certificatesAreValidNowAndForYears() throws Exception {
		certificates.server().certificate().checkValidity();
		certificates.server().certificate().checkValidity(Date.from(Instant.now().plusSeconds(9 * 365 * 86400L)));
	}

	@Test
	void textFormIsThatOfThePemBundlesOfSpringBoot() throws Exception {
		X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(
					certificates.client().certificatePem().getBytes(StandardCharsets.US_ASCII)));
		assertThat(read).isEqualTo(certificates.client().certificate());
		assertThat(PemContent.of(certificates.client().certificatePem()).getCertificates()).containsExactly(read);
		assertThat(PemContent.of(certificates.client().privateKeyPem()).getPrivateKey())
			.isEqualTo(certificates.client().privateKey());
	}

	@Test
	void keyIsNotTold() {
		assertThat(certificates.client()).hasToString("TestCertificate[CN=sockettask test client]");
	}

}
