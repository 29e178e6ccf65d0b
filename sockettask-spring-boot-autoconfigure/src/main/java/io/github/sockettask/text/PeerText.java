package io.github.sockettask.text;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of a peer fit for a line of a log or a message of an exception. Characters
 * that end a line, control a terminal or change the direction of text are escaped, since
 * they could forge what stands around them; what is long is cut. Text without such
 * characters is returned as it is.
 */
public final class PeerText {

	/** Maximum length of {@link #of(String)}. */
	public static final int MAX_LENGTH = 200;

	private static final int NOTE_LENGTH = 32;

	private PeerText() {
	}

	/**
	 * Escape and cut text.
	 * @param text text of a peer
	 * @return the text in one line, at most {@value #MAX_LENGTH} characters long
	 */
	public static String of(@Nullable String text) {
		return of(text, MAX_LENGTH);
	}

	/**
	 * Escape and cut text.
	 * @param text text of a peer
	 * @param maxLength maximum length of the result, at least 64
	 * @return the text in one line; says how long it was where it is cut
	 */
	public static String of(@Nullable String text, int maxLength) {
		if (text == null) {
			return "null";
		}
		int clean = cleanLength(text, Math.min(text.length(), maxLength + 1));
		if (clean == text.length() && clean <= maxLength) {
			return text;
		}
		StringBuilder line = new StringBuilder(Math.min(text.length() + 16, maxLength + 16));
		int kept = 0;
		for (int i = 0; i < text.length() && line.length() <= maxLength;) {
			int c = text.codePointAt(i);
			append(line, c);
			i += Character.charCount(c);
			kept = (line.length() <= maxLength - NOTE_LENGTH) ? line.length() : kept;
		}
		if (line.length() > maxLength) {
			line.setLength(kept);
			line.append("... (").append(text.length()).append(" characters)");
		}
		return line.toString();
	}

	private static int cleanLength(String text, int end) {
		int i = 0;
		while (i < end && isHarmless(text.charAt(i))) {
			i++;
		}
		return i;
	}

	// Surrogates are checked in pairs.
	private static boolean isHarmless(char c) {
		return (c >= ' ' && c < 0x7f) || (c >= 0xa0 && !Character.isSurrogate(c) && !isEscaped(c));
	}

	private static void append(StringBuilder line, int c) {
		switch (c) {
			case '\n' -> line.append("\\n");
			case '\r' -> line.append("\\r");
			case '\t' -> line.append("\\t");
			default -> {
				if (!isEscaped(c)) {
					line.appendCodePoint(c);
				}
				else if (Character.isBmpCodePoint(c)) {
					line.append("\\u%04x".formatted(c));
				}
				else {
					line.append("\\u{%x}".formatted(c));
				}
			}
		}
	}

	private static boolean isEscaped(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
				true;
			default -> false;
		};
	}

}
