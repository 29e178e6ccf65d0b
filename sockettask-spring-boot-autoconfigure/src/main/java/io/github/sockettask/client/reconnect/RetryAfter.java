package io.github.sockettask.client.reconnect;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpHeaders;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.HandshakeRefusedException;

/**
 * The delay that a server asks for with {@code Retry-After} (RFC 9110, section 10.2.3).
 */
final class RetryAfter {

	/** A wrong header must not keep a task from connecting for ever. */
	private static final Duration MAX = Duration.ofHours(24);

	private RetryAfter() {
	}

	static Duration of(ConnectionEnd end) {
		if (end.error() instanceof HandshakeRefusedException refused
				&& (refused.status() == 503 || refused.status() == 429)) {
			return of(refused.header());
		}
		return Duration.ZERO;
	}

	private static Duration of(Map<String, List<String>> header) {
		HttpHeaders headers = new HttpHeaders();
		header.forEach(headers::addAll);
		Duration longest = Duration.ZERO;
		for (String value : headers.getOrEmpty(HttpHeaders.RETRY_AFTER)) {
			headers.set(HttpHeaders.RETRY_AFTER, value);
			Duration duration = of(headers, value.strip());
			longest = (duration.compareTo(longest) > 0) ? duration : longest;
		}
		return longest;
	}

	private static Duration of(HttpHeaders headers, String text) {
		if (text.matches("\\d{1,18}")) {
			return bounded(Duration.ofSeconds(Long.parseLong(text)));
		}
		long until = date(headers, HttpHeaders.RETRY_AFTER);
		if (until == -1) {
			return Duration.ZERO;
		}
		// By the clock of the server, if the answer has a date.
		long now = date(headers, HttpHeaders.DATE);
		return bounded(Duration.ofMillis(until - ((now != -1) ? now : System.currentTimeMillis())));
	}

	private static long date(HttpHeaders headers, String name) {
		try {
			return headers.getFirstDate(name);
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

	private static Duration bounded(Duration duration) {
		if (duration.isNegative()) {
			return Duration.ZERO;
		}
		return (duration.compareTo(MAX) > 0) ? MAX : duration;
	}

}
