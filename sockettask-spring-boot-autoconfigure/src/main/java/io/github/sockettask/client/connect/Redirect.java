package io.github.sockettask.client.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

import io.github.sockettask.Handshake;
import io.github.sockettask.HandshakeRefusedException;
import io.github.sockettask.transport.TransportRequest;

/**
 * Makes the handshake that follows a redirect, and refuses what must not be followed.
 */
final class Redirect {

	private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

	private static final String SECURE = "wss";

	private static final Map<String, String> SCHEMES = Map.of("ws", "ws", "http", "ws", SECURE, SECURE, "https",
			SECURE);

	/**
	 * Headers that other servers may get. All others may hold a secret: of
	 * {@code Authorization} and {@code Cookie} that is known, of the application's own
	 * headers nothing is.
	 */
	private static final Set<String> HARMLESS_HEADERS = Set.of("accept", "accept-encoding", "accept-language",
			"cache-control", "origin", "pragma", "user-agent");

	/** Sub-protocols that are known to be a name and no token. */
	private static final Pattern HARMLESS_PROTOCOLS = Pattern.compile("mqtt(v3\\.1)?|v1[0-2]\\.stomp|amqp|"
			+ "wamp(\\.2\\.(json|msgpack|cbor))?|graphql-(transport-)?ws|ocpp(1\\.[256]|2\\.0(\\.1)?|2\\.1)|"
			+ "soap|xmpp|sip|msrp|coap|rfb|binary|json|chat");

	private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]+");

	private Redirect() {
	}

	/**
	 * Return whether an answer is a redirect.
	 * @param answer the answer
	 * @return whether it leads to another address
	 */
	static boolean is(HandshakeRefusedException answer) {
		return STATUSES.contains(answer.status()) && !locations(answer).isEmpty();
	}

	private static List<String> locations(HandshakeRefusedException answer) {
		return answer.header()
			.getOrDefault(HttpHeaders.LOCATION, List.of())
			.stream()
			.filter((location) -> !location.isBlank())
			.map(String::strip)
			.distinct()
			.toList();
	}

	/**
	 * Return the handshake that a redirect asks for.
	 * @param request the handshake that was redirected
	 * @param answer the redirect
	 * @return the next handshake; only its address is to be checked
	 * @throws IllegalArgumentException if the redirect must not be followed
	 */
	static Handshake follow(TransportRequest request, HandshakeRefusedException answer) {
		List<String> locations = locations(answer);
		if (locations.size() > 1) {
			throw new IllegalArgumentException("it has several Location headers");
		}
		URI uri = HandshakeValidator.uri(resolve(request.uri(), locations.get(0)));
		if (SECURE.equals(request.uri().getScheme()) && !SECURE.equals(uri.getScheme())) {
			throw new IllegalArgumentException("it leads from wss to ws, which is not encrypted");
		}
		if (origin(uri).equals(origin(request.uri()))) {
			return new Handshake(uri.toString(), request.header(), request.protocols());
		}
		if (!request.protocols().stream().allMatch((name) -> HARMLESS_PROTOCOLS.matcher(name).matches())) {
			throw new IllegalArgumentException("it leads to another origin, which must not get the sub-protocols: "
					+ "servers take them for keys, too");
		}
		Map<String, List<String>> header = new LinkedHashMap<>(request.header());
		header.keySet().removeIf((name) -> !HARMLESS_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
		return new Handshake(uri.toString(), header, request.protocols());
	}

	// RFC 3986, section 5.2. URI.resolve loses the last segment of the path before a
	// query.
	private static String resolve(URI base, String location) {
		// A header is read as ISO-8859-1: each character is a byte.
		String text = NOT_ASCII.matcher(location.replaceFirst("#.*", ""))
			.replaceAll((bytes) -> UriUtils.encode(bytes.group(), StandardCharsets.ISO_8859_1));
		URI uri;
		try {
			uri = new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("its Location is no URL: " + ex.getReason());
		}
		String scheme = (uri.getScheme() != null) ? uri.getScheme() : base.getScheme();
		String known = SCHEMES.get(scheme.toLowerCase(Locale.ROOT));
		if (known == null || uri.isOpaque()) {
			throw new IllegalArgumentException("its Location is no address of http, https, ws or wss");
		}
		if (uri.getRawAuthority() == null && uri.getScheme() == null) {
			boolean query = text.startsWith("?");
			uri = text.isEmpty() ? base : base.resolve(query ? base.getRawPath() + text : text);
		}
		String authority = Objects.toString(uri.getRawAuthority(), "");
		String path = uri.getRawPath().replaceFirst("^(/\\.\\.)+(?=/|$)", "");
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return known + "://" + authority + path + query;
	}

	private static List<Object> origin(URI uri) {
		int port = (uri.getPort() != -1) ? uri.getPort() : (SECURE.equals(uri.getScheme()) ? 443 : 80);
		return List.of(uri.getScheme(), uri.getHost().toLowerCase(Locale.ROOT), port);
	}

}
