package io.github.sockettask.json;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A place in a message.
 *
 * @param segments names of properties and indices of elements, from the outside
 */
record JsonPath(List<String> segments) {

	/** RFC 6901; Jackson takes any text. */
	private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)*");

	/**
	 * Read a JSON pointer.
	 * @param pointer the pointer; empty for the whole of a message
	 * @return the path
	 * @throws IllegalArgumentException if it has another syntax
	 */
	static JsonPath parse(String pointer) {
		if (!pointer.isEmpty() && !pointer.startsWith("/")) {
			throw new IllegalArgumentException("it is no JSON pointer, which starts with a slash");
		}
		if (!SYNTAX.matcher(pointer).matches()) {
			throw new IllegalArgumentException(
					"it is no JSON pointer, in which each ~ is followed by 0 or 1; write ~0 for ~ and ~1 for / in a name");
		}
		return new JsonPath(Stream.of(pointer.split("/", -1))
			.skip(1)
			.map((segment) -> segment.replace("~1", "/").replace("~0", "~"))
			.toList());
	}

	/**
	 * Go to the place.
	 * @param parser reads a message from its beginning
	 * @return the first token there, or {@code null} if the message has no such place
	 */
	@Nullable JsonToken seek(JsonParser parser) {
		JsonToken token = parser.nextToken();
		for (String segment : this.segments) {
			if (token == JsonToken.START_OBJECT) {
				token = seekProperty(parser, segment);
			}
			else {
				token = (token == JsonToken.START_ARRAY) ? seekElement(parser, segment) : null;
			}
		}
		return token;
	}

	private static @Nullable JsonToken seekProperty(JsonParser parser, String segment) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (name.equals(segment)) {
				return token;
			}
			parser.skipChildren();
		}
		return null;
	}

	private static @Nullable JsonToken seekElement(JsonParser parser, String segment) {
		int index = index(segment);
		for (int i = 0; i <= index; i++) {
			JsonToken token = parser.nextToken();
			if (token == JsonToken.END_ARRAY) {
				return null;
			}
			if (i == index) {
				return token;
			}
			parser.skipChildren();
		}
		return null;
	}

	/**
	 * Return which element of an array a segment means.
	 * @param segment the segment
	 * @return the index, or -1 if it is none
	 */
	static int index(String segment) {
		boolean digits = !segment.isEmpty() && segment.length() < 10
				&& segment.chars().allMatch((digit) -> digit >= '0' && digit <= '9');
		return (digits && (segment.length() == 1 || segment.charAt(0) != '0')) ? Integer.parseInt(segment) : -1;
	}

}
