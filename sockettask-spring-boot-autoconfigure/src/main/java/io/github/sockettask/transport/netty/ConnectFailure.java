package io.github.sockettask.transport.netty;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
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

	/** An alert in the words of the JDK, or of OpenSSL. */
	private static final Pattern ALERT = Pattern
		.compile("Received fatal alert: (\\w+)|\\b(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_)?([A-Z_]+)");

	private static final int MAX_CAUSES = 20;

	private ConnectFailure() {
	}

	/**
	 * Return why there is no TCP connection, or why it has failed.
	 * @param failure the exception
	 * @return the reason
	 */
	static String reason(Throwable failure) {
		if (failure instanceof RefusedCertificateException
				|| (failure instanceof DecoderException && failure.getCause() instanceof SSLException)) {
			return tlsReason(failure);
		}
		if (failure instanceof ConnectTimeoutException) {
			return "no answer";
		}
		if (failure instanceof ClosedChannelException) {
			return "the connection was closed";
		}
		Throwable root = root(failure);
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
		for (Throwable cause : causes(failure)) {
			String reason = tls(cause);
			if (reason != null) {
				return reason;
			}
		}
		return "the TLS handshake failed: " + reason(root(failure));
	}

	private static @Nullable String tls(Throwable cause) {
		if (cause instanceof RefusedCertificateException) {
			return cause.getMessage();
		}
		if (cause instanceof NotSslRecordException) {
			return "the server does not speak TLS on this port";
		}
		if (cause instanceof SslHandshakeTimeoutException) {
			return "the server did not complete the TLS handshake in time";
		}
		if (cause instanceof ClosedChannelException) {
			return "the server closed the connection during the TLS handshake";
		}
		String alert = (cause instanceof SSLException) ? alert(cause) : null;
		if (alert != null) {
			return "the server refused the TLS handshake with the alert " + alert;
		}
		return null;
	}

	/**
	 * Return the alert by which the peer has ended TLS.
	 * @param failure the exception
	 * @return the name of the alert (RFC 8446, section 6), or {@code null} if it sent
	 * none
	 */
	static @Nullable String alert(Throwable failure) {
		for (Throwable cause : causes(failure)) {
			Matcher alert = ALERT.matcher(String.valueOf(cause.getMessage()));
			if (cause instanceof SSLException && alert.find()) {
				return ((alert.group(1) != null) ? alert.group(1) : alert.group(2)).toLowerCase(Locale.ROOT);
			}
		}
		return null;
	}

	/**
	 * Return the innermost cause.
	 * @param failure an exception
	 * @return its cause that has no cause, or the exception itself
	 */
	static Throwable root(Throwable failure) {
		List<Throwable> causes = causes(failure);
		return causes.get(causes.size() - 1);
	}

	static List<Throwable> causes(Throwable failure) {
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
