package io.github.sockettask.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Cuts messages out of the one they are in, as they are written there.
 *
 * @param message a {@code String} or a {@code byte[]}
 * @param parser reads it
 */
record JsonElements(Object message, JsonParser parser) {

	/**
	 * Cut out what is at a place.
	 * @param path the place
	 * @return the elements of an array, or the one value that is there; {@code null} if
	 * there is nothing, or null
	 */
	@Nullable List<Object> cut(JsonPath path) {
		JsonToken token = path.seek(this.parser);
		if (token == null || token == JsonToken.VALUE_NULL) {
			return null;
		}
		if (token != JsonToken.START_ARRAY) {
			return List.of(cut());
		}
		List<Object> elements = new ArrayList<>();
		while (this.parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(cut());
		}
		return elements;
	}

	private Object cut() {
		int start = offset(this.parser.currentTokenLocation());
		this.parser.skipChildren();
		this.parser.finishToken();
		int end = offset(this.parser.currentLocation());
		return (this.message instanceof String text) ? text.substring(start, end)
				: Arrays.copyOfRange((byte[]) this.message, start, end);
	}

	private int offset(TokenStreamLocation location) {
		return (int) ((this.message instanceof String) ? location.getCharOffset() : location.getByteOffset());
	}

}
