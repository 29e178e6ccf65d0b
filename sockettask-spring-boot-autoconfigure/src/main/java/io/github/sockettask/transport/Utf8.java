package io.github.sockettask.transport;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Text as it goes over the wire (RFC 6455, section 8.1).
 *
 * @since 0.1.0
 */
public final class Utf8 {

	private static final char REPLACEMENT = '\ufffd';

	private Utf8() {
	}

	/**
	 * Return the number of bytes of a text in UTF-8.
	 * @param text the text
	 * @return the number of bytes; half of a surrogate pair counts as U+FFFD
	 */
	public static int length(String text) {
		int chars = text.length();
		int at = 0;
		while (at < chars - 3
				&& (text.charAt(at) | text.charAt(at + 1) | text.charAt(at + 2) | text.charAt(at + 3)) < 0x80) {
			at += 4;
		}
		long length = chars;
		for (; at < chars; at++) {
			char c = text.charAt(at);
			if (isPair(text, at)) {
				// A surrogate pair takes four bytes.
				length += 2;
				at++;
			}
			else if (c >= 0x800) {
				length += 2;
			}
			else if (c >= 0x80) {
				length++;
			}
		}
		return Math.toIntExact(length);
	}

	/**
	 * Encode a text.
	 * @param text the text; half of a surrogate pair, which UTF-8 can't express, becomes
	 * U+FFFD, as a browser sends it
	 * @return its UTF-8
	 */
	public static byte[] encode(String text) {
		byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
		boolean ascii = encoded.length == text.length()
				&& text.equals(new String(encoded, StandardCharsets.ISO_8859_1));
		if (ascii || !hasLoneSurrogate(text)) {
			return encoded;
		}
		return toWellFormed(text).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Replace what UTF-8 can't express.
	 * @param text the text
	 * @return the text with U+FFFD in the place of halves of surrogate pairs
	 */
	public static String toWellFormed(String text) {
		if (!hasLoneSurrogate(text)) {
			return text;
		}
		StringBuilder wellFormed = new StringBuilder(text.length());
		text.codePoints().map((point) -> isSurrogate(point) ? REPLACEMENT : point).forEach(wellFormed::appendCodePoint);
		return wellFormed.toString();
	}

	private static boolean isPair(String text, int at) {
		return Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(at + 1));
	}

	private static boolean hasLoneSurrogate(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return text.codePoints().anyMatch(Utf8::isSurrogate);
			}
		}
		return false;
	}

	private static boolean isSurrogate(int codePoint) {
		return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
	}

	/**
	 * Decode a text.
	 * @param bytes holds the UTF-8
	 * @param offset where it begins
	 * @param length how many bytes it has
	 * @return the text, or {@code null} if it is not valid UTF-8
	 */
	public static @Nullable String decode(byte[] bytes, int offset, int length) {
		String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
		// The fastest decoder of the JDK replaces invalid bytes; the search is free for
		// Latin-1.
		if (text.indexOf(REPLACEMENT) >= 0) {
			Utf8Validator validator = new Utf8Validator();
			return (validator.accept(bytes, offset, length) && validator.isComplete()) ? text : null;
		}
		return text;
	}

}
