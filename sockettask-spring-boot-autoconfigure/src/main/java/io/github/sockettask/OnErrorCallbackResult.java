package io.github.sockettask;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells of an error of a connection or of a handler.
 *
 * @param errMsg the error in one readable line
 * @param cause what was thrown; a {@link HandshakeRefusedException} carries the HTTP
 * status and headers of a refusal
 * @param handler the callback or listener that has failed, which tells in its
 * {@code toString} what it is; {@code null} if it was no handler
 * @param message the message that could not be handled, if it was one
 * @since 0.1.0
 */
public record OnErrorCallbackResult(String errMsg, Throwable cause, @Nullable Object handler,
		@Nullable MessageContext message) {

	/**
	 * Create the result of an error that is not of a handler.
	 * @param errMsg the error in one readable line
	 * @param cause what was thrown
	 */
	public OnErrorCallbackResult(String errMsg, Throwable cause) {
		this(errMsg, cause, null, null);
	}

	/**
	 * Return the HTTP status with which the server refused the handshake.
	 * @return the status, or {@code null} if the error is of another kind
	 */
	public @Nullable Integer status() {
		return (this.cause instanceof HandshakeRefusedException refused) ? refused.status() : null;
	}

	/**
	 * Return the HTTP response headers of a refused handshake.
	 * @return the headers, looked up case-insensitively; empty for an error of another
	 * kind
	 */
	public Map<String, List<String>> header() {
		return (this.cause instanceof HandshakeRefusedException refused) ? refused.header() : Map.of();
	}

}
