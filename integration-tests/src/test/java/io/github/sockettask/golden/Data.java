package io.github.sockettask.golden;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The values of the traces, and a short text for each that is the same for the value, its
 * notation in the trace, and its digest in the recording.
 */
final class Data {

	private static final int SHORT_BYTES = 32;

	private static final int SHORT_TEXT = 300;

	private Data() {
	}

	/**
	 * Read a value.
	 * @param node a JSON string, or an object with a name that starts with a dollar sign
	 * @return a {@code String}, {@code byte[]} or {@code ByteBuffer}, or {@code null}
	 */
	static @Nullable Object of(JsonNode node) {
		if (node.isMissingNode() || node.isNull() || node.has("$undefined") || node.has("$null")) {
			return null;
		}
		if (node.isString()) {
			return node.asString();
		}
		if (node.has("$repeat")) {
			JsonNode repeat = node.get("$repeat");
			return repeat.get(0).asString().repeat(repeat.get(1).asInt());
		}
		if (node.has("$bytes")) {
			return bytes(node.get("$bytes").asInt());
		}
		if (node.has("$hex")) {
			return HexFormat.of().parseHex(node.get("$hex").asString());
		}
		if (node.has("$view")) {
			JsonNode view = node.get("$view");
			return ByteBuffer.wrap(bytes(view.get(0).asInt()), view.get(1).asInt(), view.get(2).asInt());
		}
		throw new IllegalArgumentException("Not a value: " + node);
	}

	private static byte[] bytes(int count) {
		byte[] bytes = new byte[count];
		for (int i = 0; i < count; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

	/**
	 * Show a value that was recorded, maybe as a digest.
	 * @param node a JSON string, or an object with {@code sha256} or {@code hex}
	 * @return the text that {@link #show(Object)} gives for the value itself
	 */
	static String showRecorded(JsonNode node) {
		if (node.isString()) {
			return show(node.asString());
		}
		if (node.has("hex")) {
			return show(HexFormat.of().parseHex(node.get("hex").asString()));
		}
		String kind = (node.has("$text") || node.path("op").asString("").equals("text")) ? "text " : "binary ";
		return kind + node.path("len").asInt(node.path("$text").asInt(0)) + " " + node.get("sha256").asString();
	}

	static String show(@Nullable Object value) {
		if (value instanceof String text) {
			return (text.length() <= SHORT_TEXT) ? "text \"" + text + "\""
					: "text " + text.length() + " " + sha256(text.getBytes(StandardCharsets.UTF_8));
		}
		if (value instanceof byte[] bytes) {
			return "binary " + bytes.length + " "
					+ ((bytes.length <= SHORT_BYTES) ? HexFormat.of().formatHex(bytes) : sha256(bytes));
		}
		throw new IllegalArgumentException("Neither text nor binary: " + value);
	}

	static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
