package io.github.sockettask.transport.netty;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import io.github.sockettask.text.PeerText;
import io.github.sockettask.transport.TransportRequest;

/**
 * The HTTP request of a handshake.
 */
final class HandshakeRequest {

	private static final String HOST = "Host";

	private static final String ORIGIN = "Origin";

	private static final String USER_AGENT = "User-Agent";

	private static final Pattern LINE_END = Pattern.compile("[\r\n\\x00]");

	private HandshakeRequest() {
	}

	/**
	 * Encode a request.
	 * @param request where to connect
	 * @param made the headers that Tyrus has made
	 * @return the bytes
	 */
	static ByteBuf encode(TransportRequest request, Map<String, List<String>> made) {
		Map<String, List<String>> header = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		header.putAll(made);
		header.remove(HOST);
		Map<String, List<String>> own = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		own.putAll(request.header());
		if (!own.containsKey(ORIGIN)) {
			// Tyrus adds one, as a browser does.
			header.remove(ORIGIN);
		}
		List<String> userAgent = own.get(USER_AGENT);
		if (userAgent == null) {
			header.put(USER_AGENT, List.of(userAgent()));
		}
		else if (userAgent.stream().allMatch(String::isBlank)) {
			header.remove(USER_AGENT);
		}
		URI uri = request.uri();
		StringBuilder head = new StringBuilder("GET ").append(target(uri)).append(" HTTP/1.1\r\n");
		line(head, HOST, UrlHost.of(uri).header(uri.getPort()));
		header.forEach((name, values) -> values.forEach((value) -> line(head, name, value)));
		return Unpooled.copiedBuffer(head.append("\r\n"), StandardCharsets.ISO_8859_1);
	}

	// Classes that are not in a jar have no version.
	private static String userAgent() {
		String version = HandshakeRequest.class.getPackage().getImplementationVersion();
		return (version != null) ? "sockettask/" + version : "sockettask";
	}

	private static String target(URI uri) {
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		return (uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path;
	}

	// Values were checked where they come from. A place that forgets to check does not
	// let a
	// secret or a server add to the request.
	private static void line(StringBuilder head, String name, String value) {
		if (LINE_END.matcher(name).find() || LINE_END.matcher(value).find()) {
			throw new IllegalArgumentException(
					"the header " + PeerText.of(name) + " has a line break or a NUL in its name or value");
		}
		head.append(name).append(": ").append(value).append("\r\n");
	}

}
