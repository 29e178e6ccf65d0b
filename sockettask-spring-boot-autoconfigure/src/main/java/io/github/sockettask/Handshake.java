package io.github.sockettask;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sockettask.text.Redaction;

/**
 * The request of a WebSocket handshake. Immutable. The {@code with} methods are the API:
 * the constructor changes when components are added.
 *
 * @param url the {@code ws://} or {@code wss://} address
 * @param header additional request headers, by name
 * @param protocols the offered sub-protocols, in order of preference
 * @since 0.1.0
 */
public record Handshake(String url, Map<String, List<String>> header, List<String> protocols) {

	/**
	 * Set the address.
	 * @param url the {@code ws://} or {@code wss://} address
	 * @return a copy with the address
	 */
	public Handshake withUrl(String url) {
		return new Handshake(url, this.header, this.protocols);
	}

	/**
	 * Set a request header, replacing all values of the same name.
	 * @param name the name of the header, case-insensitive
	 * @param values the values
	 * @return a copy with the header
	 */
	public Handshake withHeader(String name, String... values) {
		Map<String, List<String>> header = new LinkedHashMap<>(this.header);
		header.keySet().removeIf(name::equalsIgnoreCase);
		header.put(name, List.of(values));
		return new Handshake(this.url, header, this.protocols);
	}

	/**
	 * Set the offered sub-protocols.
	 * @param protocols the sub-protocols, in order of preference
	 * @return a copy with the sub-protocols
	 */
	public Handshake withProtocols(String... protocols) {
		return new Handshake(this.url, this.header, List.of(protocols));
	}

	@Override
	public String toString() {
		return "Handshake[url=%s, header=%s, protocols=%s]".formatted(Redaction.url(this.url),
				Redaction.headers(this.header), Redaction.protocols(this.protocols));
	}

}
