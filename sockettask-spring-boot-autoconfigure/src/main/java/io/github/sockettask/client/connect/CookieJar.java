package io.github.sockettask.client.connect;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The cookies of a task: those that servers have set in their answers to handshakes. Any
 * thread may use it.
 */
class CookieJar {

	/** Maximum number of cookies, of which the oldest ones are dropped. */
	private static final int MAX_COOKIES = 50;

	/** Maximum length of all of them; servers refuse requests that are much larger. */
	private static final int MAX_LENGTH = 8192;

	private final LongSupplier nanoTime;

	/** In the order in which they were set first. Guarded by this. */
	private final Map<List<String>, Kept> cookies = new LinkedHashMap<>();

	CookieJar() {
		this(System::nanoTime);
	}

	CookieJar(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/**
	 * Keep the cookies of an answer.
	 * @param uri the address of the request
	 * @param header the header of the answer
	 */
	synchronized void store(URI uri, Map<String, List<String>> header) {
		for (String line : header.getOrDefault(HttpHeaders.SET_COOKIE, List.of())) {
			Cookie cookie = Cookie.parse(line, uri, header);
			if (cookie != null) {
				Long maxAge = cookie.maxAge();
				this.cookies.put(cookie.key(), new Kept(cookie, (maxAge != null)
						? this.nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(Math.max(0, maxAge)) : null));
			}
		}
		removeExpired();
		int length = this.cookies.values().stream().mapToInt((kept) -> kept.cookie().length()).sum();
		for (Iterator<Kept> oldest = this.cookies.values().iterator(); this.cookies.size() > MAX_COOKIES
				|| length > MAX_LENGTH;) {
			length -= oldest.next().cookie().length();
			oldest.remove();
		}
	}

	private void removeExpired() {
		long now = this.nanoTime.getAsLong();
		this.cookies.values().removeIf((kept) -> kept.until() != null && kept.until() - now <= 0);
	}

	/**
	 * Add the cookies to the headers of a request. A cookie that is configured wins over
	 * one of the same name.
	 * @param uri the address of the request
	 * @param header its headers
	 * @return the headers, those with cookies in one line
	 */
	Map<String, List<String>> add(URI uri, Map<String, List<String>> header) {
		Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		all.putAll(header);
		List<String> pairs = new ArrayList<>(all.getOrDefault(HttpHeaders.COOKIE, List.of()));
		Set<String> names = new HashSet<>();
		pairs.forEach((line) -> List.of(line.split(";")).forEach((pair) -> names.add(pair.split("=", 2)[0].strip())));
		for (Cookie cookie : fitting(uri)) {
			if (!names.contains(cookie.name())) {
				pairs.add(cookie.name() + "=" + cookie.value());
			}
		}
		if (pairs.isEmpty()) {
			return header;
		}
		all.put(HttpHeaders.COOKIE, List.of(String.join("; ", pairs)));
		return all;
	}

	private synchronized List<Cookie> fitting(URI uri) {
		removeExpired();
		return this.cookies.values()
			.stream()
			.map(Kept::cookie)
			.filter((cookie) -> cookie.fits(uri))
			.sorted(Comparator.comparing((cookie) -> -cookie.path().length()))
			.toList();
	}

	/** A cookie, and the time of the nano clock when it expires. */
	private record Kept(Cookie cookie, @Nullable Long until) {

	}

}
