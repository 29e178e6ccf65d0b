package io.github.sockettask.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Writes addresses and headers without the secrets in them. What is not known to be
 * harmless is masked, and the result is {@link PeerText escaped and cut}.
 */
public final class Redaction {

	private static final String MASK = "***";

	private static final int MAX_LENGTH = 500;

	/** Names of query parameters whose values are shown. */
	private static final Set<String> QUERY = Set.of("channel", "channels", "compress", "compression", "depth", "eio",
			"encoding", "format", "interval", "lang", "level", "limit", "locale", "protocol", "region", "stream",
			"streams", "symbol", "symbols", "topic", "topics", "transport", "v", "version", "vsn");

	/** Names of headers whose values are shown. */
	private static final Set<String> HEADERS = Set.of("accept", "accept-encoding", "accept-language", "allow",
			"cache-control", "connection", "content-encoding", "content-length", "content-type", "date", "host",
			"origin", "retry-after", "sec-websocket-extensions", "sec-websocket-version", "server", "upgrade",
			"user-agent", "via");

	/** Keys of accounts and sessions are put into paths and names of protocols too. */
	private static final Pattern TOKEN = Pattern
		.compile("(?<![\\w-])(?=[A-Za-z_-]*\\d)(?=[\\d_-]*[A-Za-z])[\\w-]{20,}");

	private static final Pattern URL = Pattern.compile("(?:wss?|https?)://[^\\s\"'<>]*[^\\s\"'<>.,:;)\\]]",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern BAD_PORT = Pattern.compile("[^\\[]*:(?!\\d*$)(?!\\$\\{).*");

	private Redaction() {
	}

	/**
	 * Write an address, valid or not, without userinfo and fragment, with the values of
	 * query parameters that are known to be harmless, and without long keys in its path.
	 * @param url the address
	 * @return the address in one line
	 */
	public static String url(String url) {
		int scheme = url.indexOf("://");
		int start = (scheme < 0) ? 0 : scheme + 3;
		int path = userinfoEnd(url, start);
		int fragment = indexOf(url, '#', path);
		int query = Math.min(indexOf(url, '?', path), fragment);
		StringBuilder text = new StringBuilder(url.substring(0, start)).append(tokens(url.substring(path, query)));
		if (query < fragment) {
			text.append('?').append(query(url.substring(query + 1, fragment)));
		}
		if (fragment < url.length()) {
			text.append('#').append(MASK);
		}
		return PeerText.of(text.toString());
	}

	// A password may contain characters that should have been encoded.
	private static int userinfoEnd(String url, int start) {
		int end = start;
		while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
			end++;
		}
		String authority = url.substring(start, end);
		int at = authority.lastIndexOf('@');
		if (at < 0 && BAD_PORT.matcher(authority).matches()) {
			at = url.lastIndexOf('@') - start;
		}
		return Math.max(start + at + 1, start);
	}

	private static int indexOf(String url, char c, int from) {
		int index = url.indexOf(c, from);
		return (index < 0) ? url.length() : index;
	}

	private static String query(String query) {
		StringBuilder text = new StringBuilder();
		for (String parameter : query.split("&", -1)) {
			int equals = parameter.indexOf('=');
			String name = parameter.substring(0, Math.max(equals, 0));
			text.append(text.isEmpty() ? "" : "&").append(name).append((equals < 0) ? "" : "=");
			text.append(QUERY.contains(name.toLowerCase(Locale.ROOT)) ? tokens(parameter.substring(equals + 1))
					: mask(parameter.substring(equals + 1)));
		}
		return text.toString();
	}

	/**
	 * Write text with the addresses in it as {@link #url(String)} does.
	 * @param text text of another library, such as the message of an exception
	 * @return the text, of any length
	 */
	public static String urls(String text) {
		return text.contains("://") ? URL.matcher(text).replaceAll((url) -> quoted(url(url.group()))) : text;
	}

	private static String quoted(String replacement) {
		return Matcher.quoteReplacement(replacement);
	}

	/**
	 * Write text with words in it that look like keys masked: long ones of letters and
	 * digits.
	 * @param text a path, or names of sub-protocols
	 * @return the text, of any length
	 */
	public static String tokens(String text) {
		return TOKEN.matcher(text).replaceAll(quoted(MASK));
	}

	/**
	 * Write sub-protocols, which servers take for keys too.
	 * @param protocols the sub-protocols
	 * @return the sub-protocols in one line
	 */
	public static String protocols(List<String> protocols) {
		return PeerText.of(tokens(protocols.toString()), MAX_LENGTH);
	}

	/**
	 * Write text of an exception, with the addresses in it as {@link #url(String)} does.
	 * @param text text that may have text of a peer or of another library in it
	 * @return the text in one line
	 */
	public static String line(String text) {
		return PeerText.of(urls(text), MAX_LENGTH);
	}

	/**
	 * Return an exception for the cause of another one, unless its stack trace would show
	 * what {@link #line(String)} does not.
	 * @param cause the exception, whose text is in that of the other one
	 * @return the exception, or {@code null} if it or one of its causes must not be shown
	 */
	public static @Nullable Throwable cause(Throwable cause) {
		for (Throwable shown = cause; shown != null; shown = shown.getCause()) {
			String text = UserText.message(shown);
			if (!line(text).equals(text)) {
				return null;
			}
		}
		return cause;
	}

	/**
	 * Write headers with the values of those only that are known to be harmless.
	 * @param headers values by name
	 * @return the headers in one line
	 */
	public static String headers(Map<String, List<String>> headers) {
		Map<String, Object> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach((name, values) -> shown.put(name,
				HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? values : mask(String.join("", values))));
		return PeerText.of(shown.toString(), MAX_LENGTH);
	}

	private static String mask(String value) {
		return value.isEmpty() ? value : MASK;
	}

}
