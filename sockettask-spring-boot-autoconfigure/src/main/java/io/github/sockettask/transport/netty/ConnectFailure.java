package io.github.sockettask.transport.netty;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Describes why an attempt has failed. Exceptions of the JDK and Netty hide the reason in
 * their causes, or have no message.
 */
final class ConnectFailure {

	private static final Pattern SYSTEM_CALL = Pattern
		.compile("^\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

	private static final String ALERT = "Received fatal alert: ";

	private static final int MAX_CAUSES = 20;

	private ConnectFailure() {
	}

	/**
	 * Return why there is no TCP connection, or why it has failed.
	 * @param failure the exception
	 * @return the reason
	 */
	static String reason(Throwable failure) {
		if (failure instanceof DecoderException && failure.getCause() instanceof SSLException) {
			return tlsReason(failure);
		}
		if (failure instanceof ConnectTimeoutException) {
			return "no answer";
		}
		if (failure instanceof ClosedChannelException) {
			return "the connection was closed";
		}
		List<Throwable> causes = causes(failure);
		Throwable root = causes.get(causes.size() - 1);
		// Netty adds the address, and its native transport the name of the system call.
		String message = message((root instanceof SocketException) ? root : failure);
		return (message != null) ? SYSTEM_CALL.matcher(message).replaceFirst("") : root.getClass().getSimpleName();
	}

	/**
	 * Return why TLS has failed.
	 * @param failure the exception
	 * @return the reason
	 */
	static String tlsReason(Throwable failure) {
		List<Throwable> causes = causes(failure);
		for (Throwable cause : causes) {
			String reason = tls(cause, causes);
			if (reason != null) {
				return reason;
			}
		}
		return "the TLS handshake failed: " + reason(causes.get(causes.size() - 1));
	}

	private static @Nullable String tls(Throwable cause, List<Throwable> causes) {
		String message = message(cause);
		if (cause instanceof NotSslRecordException) {
			return "the server does not speak TLS on this port";
		}
		if (cause instanceof SslHandshakeTimeoutException) {
			return "the server did not complete the TLS handshake in time";
		}
		if (cause instanceof ClosedChannelException) {
			return "the server closed the connection during the TLS handshake";
		}
		if (message != null && message.contains(ALERT)) {
			return "the server refused the TLS handshake with the alert "
					+ message.substring(message.indexOf(ALERT) + ALERT.length());
		}
		X509Certificate certificate = certificate(causes);
		if (cause instanceof CertificateExpiredException) {
			return (certificate != null) ? owner(certificate) + " expired at " + date(certificate.getNotAfter())
					: "a certificate of the server has expired: " + message;
		}
		if (cause instanceof CertificateNotYetValidException) {
			return (certificate != null)
					? owner(certificate) + " is not valid before " + date(certificate.getNotBefore())
					: "a certificate of the server is not valid yet: " + message;
		}
		boolean validated = cause instanceof CertPathValidatorException
				&& !(cause.getCause() instanceof CertificateException);
		if (validated || cause instanceof CertPathBuilderException) {
			return "the certificate of the server is not trusted: " + message;
		}
		// Its own cause is more specific, if there is one.
		if (cause instanceof CertificateException && cause.getCause() == null) {
			return "the certificate of the server is refused: " + message;
		}
		return null;
	}

	private static Instant date(Date date) {
		return date.toInstant();
	}

	private static String owner(X509Certificate certificate) {
		return "the server's certificate of " + certificate.getSubjectX500Principal().getName();
	}

	private static @Nullable X509Certificate certificate(List<Throwable> causes) {
		for (Throwable cause : causes) {
			if (cause instanceof CertPathValidatorException invalid && invalid.getCertPath() != null
					&& invalid.getIndex() >= 0) {
				Certificate certificate = invalid.getCertPath().getCertificates().get(invalid.getIndex());
				return (certificate instanceof X509Certificate x509) ? x509 : null;
			}
		}
		return null;
	}

	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		// Causes may form a cycle.
		for (Throwable cause = failure; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

	private static @Nullable String message(Throwable failure) {
		String message = failure.getMessage();
		return (message != null && !message.isBlank()) ? message : null;
	}

}
