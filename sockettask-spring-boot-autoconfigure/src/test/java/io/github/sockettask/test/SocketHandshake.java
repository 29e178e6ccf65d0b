package io.github.sockettask.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The request a client opened its connection with.
 *
 * @param method the HTTP method
 * @param target the request target, with the query and its escapes as sent
 * @param headers the headers; names in any case, values in the order of arrival
 * @since 0.1.0
 */
public record SocketHandshake(String method, String target, Map<String, List<String>> headers) {

	static SocketHandshake parse(String head) {
		String[] lines = head.split("\r\n");
		String[] request = lines[0].split(" ");
		if (request.length != 3) {
			throw new IllegalArgumentException("Not an HTTP request: " + lines[0]);
		}
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		Arrays.stream(lines).skip(1).forEach((line) -> {
			int colon = Math.max(line.indexOf(':'), 0);
			headers.computeIfAbsent(line.substring(0, colon), (name) -> new ArrayList<>())
				.add(line.substring(colon + 1).trim());
		});
		headers.replaceAll((name, values) -> List.copyOf(values));
		return new SocketHandshake(request[0], request[1], Collections.unmodifiableMap(headers));
	}

	/**
	 * Return the path of the target.
	 * @return the target without its query
	 */
	public String path() {
		int query = this.target.indexOf('?');
		return (query < 0) ? this.target : this.target.substring(0, query);
	}

	/**
	 * Return the first value of a header.
	 * @param name the name in any case
	 * @return the value, or {@code null} if the client did not send the header
	 */
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return (values.isEmpty()) ? null : values.get(0);
	}

	/**
	 * Return the values of a header.
	 * @param name the name in any case
	 * @return the values, one for each line; maybe none
	 */
	public List<String> headers(String name) {
		return this.headers.getOrDefault(name, List.of());
	}

	/**
	 * Return the sub-protocols the client offers.
	 * @return the sub-protocols in the client's order; maybe none
	 */
	public List<String> protocols() {
		return headers("Sec-WebSocket-Protocol").stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(String::trim)
			.toList();
	}

}
