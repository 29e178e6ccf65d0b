package io.github.sockettask.transport;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketExtension;

/**
 * What the server's answer to the handshake chose. Checks what Tyrus does not: that only
 * what was offered is chosen (RFC 6455, section 4.1).
 *
 * @param header the response headers, looked up case-insensitively
 */
record HandshakeAnswer(Map<String, List<String>> header) {

	private static final String PROTOCOL = "Sec-WebSocket-Protocol";

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	/**
	 * Check the choice.
	 * @param offered the offered sub-protocols
	 * @param deflate the offered extension, if any, is told its parameters
	 * @return what is wrong, or {@code null}
	 */
	@Nullable String check(List<String> offered, @Nullable PerMessageDeflateExtension deflate) {
		List<String> protocols = values(PROTOCOL);
		if (protocols.size() > 1 || !offered.containsAll(protocols)) {
			return "the server chose the sub-protocol " + String.join(", ", protocols) + ", which was not offered";
		}
		for (WebSocketExtension extension : extensions()) {
			if (deflate == null || !extension.getName().equals(deflate.getName()) || extensions().size() > 1) {
				return "the server chose the extension " + extension + ", which was not offered";
			}
			return deflate.agree(extension.getParameters());
		}
		return null;
	}

	String protocol() {
		List<String> protocols = values(PROTOCOL);
		return protocols.isEmpty() ? "" : protocols.get(0);
	}

	boolean isExtended() {
		return !extensions().isEmpty();
	}

	private List<WebSocketExtension> extensions() {
		return values(EXTENSIONS).stream()
			.flatMap((value) -> WebSocketExtension.parseExtensions(value).stream())
			.toList();
	}

	private List<String> values(String name) {
		return this.header.getOrDefault(name, List.of());
	}

}
