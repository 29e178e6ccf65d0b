package io.github.sockettask;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An error of a connection or of a handler. Created by tasks; components may be added in
 * any release.
 *
 * @param errMsg the error in one readable line
 * @param cause the exception; a {@link HandshakeRefusedException} has the HTTP status and
 * the headers of the response
 * @param handler the callback or listener that failed, whose {@code toString} describes
 * it; {@code null} if the error is not that of a handler
 * @param message the message that the handler could not handle, if there is one
 * @since 0.1.0
 */
public record OnErrorCallbackResult(String errMsg, Throwable cause, @Nullable Object handler,
		@Nullable MessageContext message) {

	/**
	 * Create the result of an error that is not that of a handler.
	 * @param errMsg the error in one readable line
	 * @param cause the exception
	 */
	public OnErrorCallbackResult(String errMsg, Throwable cause) {
		this(errMsg, cause, null, null);
	}

	/**
	 * Return the HTTP status with which the server refused the handshake.
	 * @return the status, or {@code null} for any other error
	 */
	public @Nullable Integer status() {
		return (this.cause instanceof HandshakeRefusedException refused) ? refused.status() : null;
	}

	/**
	 * Return the HTTP response headers of a refused handshake.
	 * @return the headers, with case-insensitive names; empty for any other error
	 */
	public Map<String, List<String>> header() {
		return (this.cause instanceof HandshakeRefusedException refused) ? refused.header() : Map.of();
	}

}
