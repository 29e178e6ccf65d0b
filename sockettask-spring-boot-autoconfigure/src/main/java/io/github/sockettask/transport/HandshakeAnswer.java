package io.github.sockettask.transport;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the server's answer to the handshake chose. Checks what Tyrus does not: that only
 * what was offered is chosen (RFC 6455, section 4.1).
 *
 * @param header the response headers, looked up case-insensitively
 */
record HandshakeAnswer(Map<String, List<String>> header) {

	private static final String PROTOCOL = "Sec-WebSocket-Protocol";

	static final String EXTENSIONS = "Sec-WebSocket-Extensions";

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
		List<ChosenExtension> extensions = ChosenExtension.parse(extensions());
		if (extensions == null) {
			return "the server's " + EXTENSIONS + " header is not valid: " + String.join(", ", extensions());
		}
		if (extensions.isEmpty()) {
			return null;
		}
		ChosenExtension chosen = extensions.get(0);
		if (deflate == null || !chosen.name().equals(deflate.getName()) || extensions.size() > 1) {
			return "the server chose the extensions " + String.join(", ", extensions()) + ", which were not offered";
		}
		return deflate.agree(chosen.parameters());
	}

	String protocol() {
		List<String> protocols = values(PROTOCOL);
		return protocols.isEmpty() ? "" : protocols.get(0);
	}

	boolean isExtended() {
		return !extensions().isEmpty();
	}

	private List<String> extensions() {
		// some servers send the header without a value
		return values(EXTENSIONS).stream().filter((value) -> !value.isBlank()).toList();
	}

	private List<String> values(String name) {
		return this.header.getOrDefault(name, List.of());
	}

}
