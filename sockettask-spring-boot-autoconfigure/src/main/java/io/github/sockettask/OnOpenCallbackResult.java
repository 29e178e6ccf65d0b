package io.github.sockettask;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.Redaction;

/**
 * Result of an opened connection. Created by tasks; components may be added in any
 * release.
 *
 * @param header the HTTP <em>response</em> headers of the handshake, with
 * case-insensitive names and all values; unmodifiable
 * @param protocol the sub-protocol selected by the server, empty if it selected none (RFC
 * 6455, section 4.2.2)
 * @param profile the timing of the connection attempt
 * @since 0.1.0
 */
public record OnOpenCallbackResult(Map<String, List<String>> header, String protocol, SocketProfile profile) {

	/**
	 * Return the first value of a response header.
	 * @param name the name of the header, case-insensitive
	 * @return the value, or {@code null} if the response does not have the header
	 */
	public @Nullable String header(String name) {
		List<String> values = this.header.get(name);
		return (values != null && !values.isEmpty()) ? values.get(0) : null;
	}

	@Override
	public String toString() {
		return "OnOpenCallbackResult[header=%s, protocol=%s, profile=%s]".formatted(Redaction.headers(this.header),
				Redaction.protocols(List.of(this.protocol)), this.profile);
	}

}
