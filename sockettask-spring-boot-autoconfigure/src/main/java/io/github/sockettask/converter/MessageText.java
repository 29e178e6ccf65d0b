package io.github.sockettask.converter;

import java.util.regex.Pattern;

import io.github.sockettask.text.PeerText;
import io.github.sockettask.text.UserText;

/**
 * Describes messages in exceptions without their complete content.
 */
public final class MessageText {

	private static final int MAX_CONTENT = 64;

	private static final Pattern LONG_QUOTE = Pattern.compile("(['\"][^'\"]{" + MAX_CONTENT + "})[^'\"]+");

	private MessageText() {
	}

	public static String describe(Object message) {
		return (message instanceof byte[] bytes) ? "Binary message of " + bytes.length + " bytes"
				: "Text message of " + ((String) message).length() + " characters";
	}

	static String start(Object message) {
		if (message instanceof byte[] || ((String) message).isEmpty()) {
			return "";
		}
		String text = (String) message;
		return "; it starts with: " + PeerText.of(text.substring(0, Math.min(text.length(), MAX_CONTENT)));
	}

	// Parsers quote the message in their exceptions.
	static String reason(Throwable failure) {
		String text = UserText.message(failure);
		return PeerText.of(LONG_QUOTE.matcher(text.lines().findFirst().orElse(text)).replaceAll("$1..."), 500);
	}

}
