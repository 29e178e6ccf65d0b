package io.github.sockettask.transport.netty.tls;

import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Describes why TLS has failed. Exceptions of the JDK and Netty hide the reason in their
 * causes.
 */
public final class TlsFailure {

	/** An alert in the words of the JDK, or of OpenSSL. */
	private static final Pattern ALERT = Pattern
		.compile("Received fatal alert: (\\w+)|\\b(?:SSLV3|TLSV1|TLSV13)_(?:ALERT_)?([A-Z_]+)");

	private static final int MAX_CAUSES = 20;

	private TlsFailure() {
	}

	/**
	 * Return whether TLS has failed, and not the connection below it.
	 * @param failure the exception
	 * @return whether it is one of TLS
	 */
	public static boolean is(Throwable failure) {
		return failure instanceof RefusedCertificateException
				|| (failure instanceof DecoderException && failure.getCause() instanceof SSLException);
	}

	/**
	 * Return why TLS has failed.
	 * @param failure the exception
	 * @return the reason, or {@code null} if only the innermost cause tells it
	 */
	public static @Nullable String reason(Throwable failure) {
		for (Throwable cause : causes(failure)) {
			String reason = reasonOf(cause);
			if (reason != null) {
				return reason;
			}
		}
		return null;
	}

	private static @Nullable String reasonOf(Throwable cause) {
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
	public static Throwable root(Throwable failure) {
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

}
