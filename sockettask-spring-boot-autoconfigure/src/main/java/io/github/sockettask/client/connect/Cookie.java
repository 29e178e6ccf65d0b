package io.github.sockettask.client.connect;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A cookie of a server, as RFC 6265 reads a {@code Set-Cookie} header. The classes of the
 * JDK follow Netscape and RFC 2965 instead: a cookie with {@code Max-Age} is sent back in
 * quotes and with attributes, {@code /foobar} is below the path {@code /foo}, and the
 * domain {@code example.org} does not hold for {@code www.example.org}.
 *
 * @param name the name
 * @param value the value, maybe empty
 * @param domain the host, or the domain to which hosts belong
 * @param hostOnly whether the cookie is for this host only
 * @param path the path below which it is sent
 * @param secure whether it is sent over TLS only
 * @param maxAge seconds until it expires, {@code null} for never; at most 0 deletes it
 */
record Cookie(String name, String value, String domain, boolean hostOnly, String path, boolean secure,
		@Nullable Long maxAge) {

	/** Maximum length of name and value together, and of an attribute. */
	private static final int MAX_LENGTH = 4096;

	private static final int MAX_ATTRIBUTE = 1024;

	/** Maximum time until a cookie expires; of RFC 6265bis. */
	private static final long MAX_AGE = TimeUnit.DAYS.toSeconds(400);

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9.]+");

	private static final Pattern SECONDS = Pattern.compile("-?\\d+");

	/**
	 * Read one {@code Set-Cookie} header (section 5.2 and 5.3).
	 * @param line the value of the header
	 * @param uri where it comes from
	 * @param dates the header of the answer, for the clock of the server
	 * @return the cookie, or {@code null} if it has to be ignored
	 */
	static @Nullable Cookie parse(String line, URI uri, Map<String, List<String>> dates) {
		String[] parts = line.split(";", -1);
		int equals = parts[0].indexOf('=');
		String name = parts[0].substring(0, Math.max(equals, 0)).strip();
		String value = parts[0].substring(equals + 1).strip();
		if (name.isEmpty() || name.length() + value.length() > MAX_LENGTH || CONTROL.matcher(line).find()) {
			return null;
		}
		Map<String, String> attributes = attributes(parts);
		boolean secure = attributes.containsKey("secure");
		String host = host(uri);
		String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
		domain = domain.startsWith(".") ? domain.substring(1) : domain;
		boolean hostOnly = domain.isEmpty() || domain.equals(host);
		boolean foreign = !hostOnly && (domain.indexOf('.') < 0 || !belongs(host, domain));
		if (foreign || (secure && !isSecure(uri))) {
			return null;
		}
		String path = attributes.getOrDefault("path", "");
		return new Cookie(name, value, hostOnly ? host : domain, domain.isEmpty() || isAddress(host),
				path.startsWith("/") ? path : defaultPath(uri), secure, maxAge(attributes, dates));
	}

	// The last attribute of a name counts.
	private static Map<String, String> attributes(String[] parts) {
		Map<String, String> attributes = new HashMap<>();
		for (int i = 1; i < parts.length; i++) {
			int equals = parts[i].indexOf('=');
			String name = (equals < 0) ? parts[i] : parts[i].substring(0, equals);
			String value = (equals < 0) ? "" : parts[i].substring(equals + 1).strip();
			if (value.length() <= MAX_ATTRIBUTE) {
				attributes.put(name.strip().toLowerCase(Locale.ROOT), value);
			}
		}
		return attributes;
	}

	private static @Nullable Long maxAge(Map<String, String> attributes, Map<String, List<String>> dates) {
		String seconds = attributes.getOrDefault("max-age", "");
		if (SECONDS.matcher(seconds).matches()) {
			// Longer numbers are those of a server that never wants the cookie to expire.
			return (seconds.length() > 18) ? MAX_AGE : Math.min(MAX_AGE, Long.parseLong(seconds));
		}
		String expires = attributes.get("expires");
		Long until = (expires != null) ? date(expires) : null;
		if (until == null) {
			return null;
		}
		Long now = date(String.join("", dates.getOrDefault(HttpHeaders.DATE, List.of())));
		return Math.min(MAX_AGE,
				TimeUnit.MILLISECONDS.toSeconds(until - ((now != null) ? now : System.currentTimeMillis())));
	}

	// The dates of cookies have hyphens, unlike those of HTTP.
	private static @Nullable Long date(String text) {
		for (String date : List.of(text, text.replace('-', ' '))) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.EXPIRES, date);
			try {
				long time = headers.getFirstDate(HttpHeaders.EXPIRES);
				if (time != -1) {
					return time;
				}
			}
			catch (IllegalArgumentException ex) {
				// The other form follows.
			}
		}
		return null;
	}

	private static String defaultPath(URI uri) {
		String path = uri.getRawPath();
		int end = path.lastIndexOf('/');
		return (end <= 0) ? "/" : path.substring(0, end);
	}

	private static String host(URI uri) {
		return uri.getHost().toLowerCase(Locale.ROOT);
	}

	private static boolean isSecure(URI uri) {
		return "wss".equals(uri.getScheme());
	}

	private static boolean isAddress(String host) {
		return ADDRESS.matcher(host).matches();
	}

	private static boolean belongs(String host, String domain) {
		return !isAddress(host) && host.endsWith("." + domain);
	}

	/**
	 * Return whether the cookie is sent with a request (section 5.4).
	 * @param uri the address of the request
	 * @return whether host, path and scheme fit
	 */
	boolean fits(URI uri) {
		String host = host(uri);
		String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		boolean below = path.equals(this.path)
				|| (path.startsWith(this.path) && (this.path.endsWith("/") || path.charAt(this.path.length()) == '/'));
		return below && (host.equals(this.domain) || (!this.hostOnly && belongs(host, this.domain)))
				&& (!this.secure || isSecure(uri));
	}

	/**
	 * Return what a later cookie has to have in common to replace this one.
	 * @return name, domain and path
	 */
	List<String> key() {
		return List.of(this.name, this.domain, this.path);
	}

	int length() {
		return this.name.length() + this.value.length();
	}

	@Override
	public String toString() {
		return "Cookie[domain=%s]".formatted(this.domain);
	}

}
