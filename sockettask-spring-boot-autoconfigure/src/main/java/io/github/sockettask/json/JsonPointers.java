package io.github.sockettask.json;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/**
 * Parses JSON pointers and follows them in a message.
 */
final class JsonPointers {

	/** The syntax of RFC 6901, which Jackson does not check. */
	private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)*");

	private JsonPointers() {
	}

	static JsonPointer parse(String pointer) {
		if (!pointer.isEmpty() && !pointer.startsWith("/")) {
			throw new IllegalArgumentException("it is not a JSON pointer, which starts with a slash");
		}
		if (!SYNTAX.matcher(pointer).matches()) {
			throw new IllegalArgumentException(
					"it is not a JSON pointer, in which each ~ is followed by 0 or 1; write ~0 for ~ and ~1 for / in a name");
		}
		return JsonPointer.compile(pointer);
	}

	// Reads a message from its beginning. Returns the first token of the value, or null
	// if the message has no such value.
	static @Nullable JsonToken seek(JsonParser parser, JsonPointer pointer) {
		JsonToken token = parser.nextToken();
		for (JsonPointer rest = pointer; token != null && !rest.matches(); rest = rest.tail()) {
			if (token == JsonToken.START_OBJECT) {
				token = seekProperty(parser, rest.getMatchingProperty());
			}
			else {
				token = (token == JsonToken.START_ARRAY) ? seekElement(parser, rest.getMatchingIndex()) : null;
			}
		}
		return token;
	}

	private static @Nullable JsonToken seekProperty(JsonParser parser, String wanted) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (name.equals(wanted)) {
				return token;
			}
			parser.skipChildren();
		}
		return null;
	}

	private static @Nullable JsonToken seekElement(JsonParser parser, int wanted) {
		JsonToken token = parser.nextToken();
		for (int i = 0; i != wanted && token != JsonToken.END_ARRAY; i++) {
			parser.skipChildren();
			token = parser.nextToken();
		}
		return (token != JsonToken.END_ARRAY) ? token : null;
	}

}
