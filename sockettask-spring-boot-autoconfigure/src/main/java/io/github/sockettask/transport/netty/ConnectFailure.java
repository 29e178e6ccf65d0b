package io.github.sockettask.transport.netty;

import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;

import io.netty.channel.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.netty.tls.TlsFailure;

/**
 * Describes why an attempt has failed. Exceptions of the JDK and Netty hide the reason in
 * their causes, or have no message.
 */
final class ConnectFailure {

	private static final Pattern SYSTEM_CALL = Pattern
		.compile("^\\w+\\(\\.\\.\\) failed(?: with error\\(-?\\d+\\))?: ");

	private ConnectFailure() {
	}

	/**
	 * Return why there is no TCP connection, or why it has failed.
	 * @param failure the exception
	 * @return the reason
	 */
	static String reason(Throwable failure) {
		if (TlsFailure.is(failure)) {
			return tlsReason(failure);
		}
		if (failure instanceof ConnectTimeoutException) {
			return "no answer";
		}
		if (failure instanceof ClosedChannelException) {
			return "the connection was closed";
		}
		Throwable root = TlsFailure.root(failure);
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
		String reason = TlsFailure.reason(failure);
		return (reason != null) ? reason : "the TLS handshake failed: " + reason(TlsFailure.root(failure));
	}

	private static @Nullable String message(Throwable failure) {
		String message = failure.getMessage();
		return (message != null && !message.isBlank()) ? message : null;
	}

}
