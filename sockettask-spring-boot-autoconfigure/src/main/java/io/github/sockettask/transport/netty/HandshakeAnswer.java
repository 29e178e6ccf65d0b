package io.github.sockettask.transport.netty;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.PeerText;

/**
 * The server's answer to the handshake. Checks what Tyrus does not: headers that are
 * lists or repeated, and that the server has only chosen what was offered (RFC 6455,
 * section 4.1).
 *
 * @param head the answer, with status 101
 */
record HandshakeAnswer(AnswerHead head) {

	private static final String UPGRADE = "Upgrade";

	private static final String CONNECTION = "Connection";

	private static final String WEBSOCKET = "websocket";

	private static final String ACCEPT = "Sec-WebSocket-Accept";

	private static final String PROTOCOL = "Sec-WebSocket-Protocol";

	private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

	/**
	 * Check the answer.
	 * @param offered the offered sub-protocols
	 * @param compression whether {@link DeflateAgreement#OFFER} was offered
	 * @return what is wrong, or {@code null}
	 */
	@Nullable String check(List<String> offered, boolean compression) {
		if (this.head.mistake() != null) {
			return this.head.mistake();
		}
		List<String> upgrade = this.head.list(UPGRADE);
		if (upgrade.isEmpty() || !upgrade.stream().allMatch(WEBSOCKET::equalsIgnoreCase)) {
			return mistake(UPGRADE, upgrade, "does not have the value websocket");
		}
		List<String> connection = this.head.list(CONNECTION);
		if (connection.stream().noneMatch(UPGRADE::equalsIgnoreCase)) {
			return mistake(CONNECTION, connection, "does not contain Upgrade");
		}
		List<String> accept = this.head.lines(ACCEPT);
		if (accept.stream().distinct().count() != 1) {
			return mistake(ACCEPT, accept, "has several values");
		}
		List<String> protocols = this.head.lines(PROTOCOL);
		if (protocols.size() > 1 || !offered.containsAll(protocols)) {
			return "the server chose the sub-protocol " + PeerText.of(String.join(", ", protocols))
					+ ", which was not offered";
		}
		return checkExtensions(compression);
	}

	private @Nullable String checkExtensions(boolean compression) {
		List<String> lines = this.head.lines(EXTENSIONS);
		List<ChosenExtension> extensions = ChosenExtension.parse(lines);
		if (extensions == null) {
			return "the server's " + EXTENSIONS + " header is not valid: " + PeerText.of(String.join(", ", lines));
		}
		if (extensions.isEmpty()) {
			return null;
		}
		ChosenExtension chosen = extensions.get(0);
		if (!compression || !chosen.name().equals(DeflateAgreement.OFFER.getName()) || extensions.size() > 1) {
			return "the server chose the extensions " + PeerText.of(String.join(", ", lines))
					+ ", which were not offered";
		}
		try {
			DeflateAgreement.of(chosen.parameters());
			return null;
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
	}

	/**
	 * Return what is wrong if Tyrus refuses an answer that passes the checks here.
	 * @return that it is the accept header, which depends on the key
	 */
	static String wrongAccept() {
		return "the answer to the handshake has status 101, but its " + ACCEPT
				+ " header does not have the value that belongs to the key of the request";
	}

	private static String mistake(String name, List<String> values, String what) {
		return "the answer to the handshake has status 101, but its " + name + " header "
				+ (values.isEmpty() ? "is missing" : what + ": " + String.join(", ", values));
	}

	String protocol() {
		List<String> protocols = this.head.lines(PROTOCOL);
		return protocols.isEmpty() ? "" : protocols.get(0);
	}

	/**
	 * Return how messages are compressed.
	 * @return the agreement of a valid answer, or {@code null} for no compression
	 */
	@Nullable DeflateAgreement compression() {
		List<ChosenExtension> extensions = ChosenExtension.parse(this.head.lines(EXTENSIONS));
		return (extensions == null || extensions.isEmpty()) ? null
				: DeflateAgreement.of(extensions.get(0).parameters());
	}

	/**
	 * Return the header as Tyrus understands it, which looks at the first line only and
	 * fails at an empty one.
	 * @return a copy
	 */
	Map<String, List<String>> forTyrus() {
		Map<String, List<String>> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		header.putAll(this.head.header());
		header.put(UPGRADE, List.of(WEBSOCKET));
		header.put(CONNECTION, List.of(UPGRADE));
		header.put(ACCEPT, this.head.lines(ACCEPT));
		for (String name : List.of(PROTOCOL, EXTENSIONS)) {
			if (this.head.lines(name).isEmpty()) {
				header.remove(name);
			}
		}
		return header;
	}

}
