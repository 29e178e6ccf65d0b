package io.github.sockettask;

import java.io.Serial;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the server answers the handshake with another status than 101.
 *
 * @since 0.1.0
 */
public class HandshakeRefusedException extends ConnectSocketException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final transient @Nullable Map<String, List<String>> header;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 * @param status the HTTP status
	 * @param header the HTTP response headers
	 */
	public HandshakeRefusedException(String errMsg, int status, Map<String, List<String>> header) {
		super(errMsg);
		this.status = status;
		this.header = header;
	}

	/**
	 * Return the HTTP status of the response.
	 * @return the status, for example 401
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the HTTP headers of the response.
	 * @return the headers, with case-insensitive names; empty after deserialization
	 */
	public Map<String, List<String>> header() {
		return (this.header != null) ? this.header : Map.of();
	}

}
