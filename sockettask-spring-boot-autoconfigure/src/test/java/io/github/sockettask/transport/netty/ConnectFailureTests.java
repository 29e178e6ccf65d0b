package io.github.sockettask.transport.netty;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateExpiredException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.netty.handler.codec.DecoderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.sockettask.transport.netty.tls.RefusedCertificateException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectFailure}.
 */
class ConnectFailureTests {

	static Stream<Arguments> failures() {
		return Stream.of(
				Arguments.of(new IOException("recvAddress(..) failed with error(-104): Connection reset by peer"),
						"Connection reset by peer"),
				Arguments.of(
						caused(new ConnectException("Connection refused: localhost/127.0.0.1:1"),
								new ConnectException("finishConnect(..) failed: Connection refused")),
						"Connection refused"),
				Arguments.of(new ConnectException(), "ConnectException"),
				Arguments.of(new ClosedChannelException(), "the connection was closed"),
				Arguments.of(new IllegalStateException(" "), "IllegalStateException"),
				Arguments.of(new DecoderException(new SSLException("Received fatal alert: bad_certificate")),
						"the server refused the TLS handshake with the alert bad_certificate"),
				Arguments.of(
						new DecoderException(new SSLException(
								"error:10000418:SSL routines:OPENSSL_internal:TLSV1_ALERT_UNKNOWN_CA")),
						"the server refused the TLS handshake with the alert unknown_ca"),
				Arguments.of(
						new DecoderException(new SSLException(
								"error:1000045c:SSL routines:OPENSSL_internal:TLSV1_CERTIFICATE_REQUIRED")),
						"the server refused the TLS handshake with the alert certificate_required"));
	}

	private static <T extends Throwable> T caused(T failure, Throwable cause) {
		failure.initCause(cause);
		return failure;
	}

	@ParameterizedTest
	@MethodSource("failures")
	void aReasonIsInPlainWords(Throwable failure, String reason) {
		assertThat(ConnectFailure.reason(failure)).isEqualTo(reason);
	}

	static Stream<Arguments> tlsFailures() {
		return Stream.of(
				Arguments.of(new ClosedChannelException(), "the server closed the connection during the TLS handshake"),
				Arguments.of(new SSLHandshakeException(null), "the TLS handshake failed: SSLHandshakeException"),
				Arguments.of(new SSLHandshakeException("no cipher suites in common"),
						"the TLS handshake failed: no cipher suites in common"),
				Arguments
					.of(caused(new SSLHandshakeException("outer"), new RefusedCertificateException("it has expired",
							new CertificateExpiredException("NotAfter: x"))), "it has expired"));
	}

	@ParameterizedTest
	@MethodSource("tlsFailures")
	void aReasonOfTlsIsInPlainWords(Throwable failure, String reason) {
		assertThat(ConnectFailure.tlsReason(failure)).isEqualTo(reason);
	}

	@Test
	void causesInACircleHaveAnEnd() {
		IOException failure = new IOException("outer");
		failure.initCause(new IOException("inner", failure));
		assertThat(ConnectFailure.tlsReason(failure)).startsWith("the TLS handshake failed: ");
	}

}
