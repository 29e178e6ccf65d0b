package io.github.sockettask;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.Redaction;

/**
 * Tells of an opened connection.
 *
 * @param header the HTTP <em>response</em> headers of the handshake; names are looked up
 * case-insensitively, every value that was sent is kept, unmodifiable
 * @param protocol the sub-protocol chosen by the server, empty if it chose none (RFC
 * 6455, section 4.2.2)
 * @param profile what the connection took
 * @since 0.1.0
 */
public record OnOpenCallbackResult(Map<String, List<String>> header, String protocol, SocketProfile profile) {

	/**
	 * Return the first value of a response header.
	 * @param name the header's name, in any case
	 * @return the value, or {@code null} if the server did not send the header
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
