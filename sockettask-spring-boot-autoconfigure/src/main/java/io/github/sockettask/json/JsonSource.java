package io.github.sockettask.json;

import java.util.Arrays;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages. The source is plain if the mapper accepts strict JSON only. */
public record JsonSource(JsonMapper mapper, boolean isPlain) {

	private static final char MARK = '\ufeff';

	JsonSource(JsonMapper mapper) {
		this(mapper, mapper.tokenStreamFactory().getClass() == JsonFactory.class
				&& Arrays.stream(JsonReadFeature.values()).noneMatch(mapper::isEnabled));
	}

	JsonParser parser(Object message) {
		return (message instanceof String text) ? this.mapper.createParser(withoutMark(text))
				: this.mapper.createParser((byte[]) message);
	}

	// Fails unless the rest of the message is well-formed and the message ends there.
	void readToEnd(JsonParser parser) {
		while (!parser.streamReadContext().inRoot()) {
			parser.nextToken();
		}
		if (this.mapper.isEnabled(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) && parser.nextToken() != null) {
			throw new StreamReadException(parser, "Another document follows the first one");
		}
	}

	// Removes the byte order mark, as a parser of bytes does by itself.
	public static String withoutMark(String text) {
		return (!text.isEmpty() && text.charAt(0) == MARK) ? text.substring(1) : text;
	}

	// Returns whether a message, a String or a byte[], begins like an object.
	static boolean isObject(Object message) {
		int start = (message instanceof byte[] bytes && beginsWithMark(bytes)) ? 3 : 0;
		int length = (message instanceof String text) ? text.length() : ((byte[]) message).length;
		for (int i = start; i < length; i++) {
			int next = (message instanceof String text) ? text.charAt(i) : ((byte[]) message)[i];
			if (next > ' ' && next != MARK) {
				return next == '{';
			}
			if (next < 0) {
				return false;
			}
		}
		return false;
	}

	// Returns whether a message, a String or a byte[], may be an object or an array. Most
	// other messages are recognized here, without an exception.
	static boolean mayBeJson(Object message) {
		int length = (message instanceof String text) ? text.length() : ((byte[]) message).length;
		for (int i = 0; i < length; i++) {
			int next = (message instanceof String text) ? text.charAt(i) : ((byte[]) message)[i];
			if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
				return ((next == '{' || next == '[') && !isWide(message, i + 1)) || next == MARK
						|| (next < 0 && beginsWithMark((byte[]) message));
			}
		}
		return false;
	}

	// A parser would detect UTF-16 or UTF-32, which messages never use.
	private static boolean isWide(Object message, int second) {
		return message instanceof byte[] bytes && second < bytes.length && bytes[second] == 0;
	}

	// Returns whether the message begins with the byte order mark of UTF-8.
	private static boolean beginsWithMark(byte[] message) {
		return message.length > 3 && message[0] == (byte) 0xEF && message[1] == (byte) 0xBB
				&& message[2] == (byte) 0xBF;
	}

}
