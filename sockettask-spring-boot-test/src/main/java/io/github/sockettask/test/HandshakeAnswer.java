package io.github.sockettask.test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Collects what the script wants to be in the answer to the handshake, and renders it.
 */
final class HandshakeAnswer {

	private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

	private final List<Map.Entry<String, String>> added = new ArrayList<>();

	private final List<String> removed = new ArrayList<>();

	void add(String name, String value) {
		this.added.add(Map.entry(name, value));
	}

	void remove(String name) {
		this.removed.add(name);
		this.added.removeIf((header) -> header.getKey().equalsIgnoreCase(name));
	}

	boolean has(String name) {
		return this.added.stream().anyMatch((header) -> header.getKey().equalsIgnoreCase(name));
	}

	byte[] accept(String key) {
		return render("101 Switching Protocols", List.of(Map.entry("Upgrade", "websocket"),
				Map.entry("Connection", "Upgrade"), Map.entry("Sec-WebSocket-Accept", acceptValue(key))));
	}

	byte[] refuse(int status) {
		return render(status + " " + reasonPhrase(status),
				List.of(Map.entry("Connection", "close"), Map.entry("Content-Length", "0")));
	}

	private byte[] render(String statusLine, List<Map.Entry<String, String>> defaults) {
		List<Map.Entry<String, String>> headers = new ArrayList<>(defaults);
		headers.removeIf((header) -> this.removed.stream().anyMatch(header.getKey()::equalsIgnoreCase));
		headers.addAll(this.added);
		StringBuilder head = new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
		headers.forEach((header) -> head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n"));
		return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String acceptValue(String key) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
			return Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String reasonPhrase(int status) {
		return switch (status) {
			case 200 -> "OK";
			case 301 -> "Moved Permanently";
			case 302 -> "Found";
			case 303 -> "See Other";
			case 307 -> "Temporary Redirect";
			case 308 -> "Permanent Redirect";
			case 400 -> "Bad Request";
			case 401 -> "Unauthorized";
			case 403 -> "Forbidden";
			case 404 -> "Not Found";
			case 429 -> "Too Many Requests";
			case 500 -> "Internal Server Error";
			case 503 -> "Service Unavailable";
			default -> "Scripted";
		};
	}

}
