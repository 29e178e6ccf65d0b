package io.github.sockettask.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Cuts messages out of a frame without changing their text. Elements of a large array are
 * cut out one by one on request, since they take much more memory than the frame.
 *
 * @param source creates parsers
 * @param message a {@code String} or a {@code byte[]}
 * @param pointer the place of the messages
 */
record JsonElements(JsonSource source, Object message, JsonPointer pointer) implements Iterable<Object> {

	/**
	 * Maximum number of elements that are cut out in the first pass.
	 */
	static final int FEW = 1024;

	// Returns the elements of an array, or the one value that is at the place; null if
	// there is nothing, or null.
	@Nullable Iterable<Object> cut() {
		try (JsonParser parser = this.source.parser(this.message)) {
			JsonToken token = JsonPointers.seek(parser, this.pointer);
			if (token == null || token == JsonToken.VALUE_NULL) {
				return null;
			}
			Iterable<Object> elements = (token == JsonToken.START_ARRAY) ? cutFew(parser) : List.of(cut(parser));
			this.source.readToEnd(parser);
			return elements;
		}
	}

	private Iterable<Object> cutFew(JsonParser parser) {
		List<Object> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			if (elements.size() == FEW) {
				return this;
			}
			elements.add(cut(parser));
		}
		return elements;
	}

	private Object cut(JsonParser parser) {
		int start = offset(parser.currentTokenLocation());
		parser.skipChildren();
		parser.finishToken();
		int end = offset(parser.currentLocation());
		return (this.message instanceof String text) ? text.substring(start, end)
				: Arrays.copyOfRange((byte[]) this.message, start, end);
	}

	private int offset(TokenStreamLocation location) {
		return (int) ((this.message instanceof String) ? location.getCharOffset() : location.getByteOffset());
	}

	@Override
	public Iterator<Object> iterator() {
		JsonParser parser = this.source.parser(this.message);
		JsonPointers.seek(parser, this.pointer);
		return new Elements(parser);
	}

	/**
	 * The elements of an array in a message that was read to its end before, and is not
	 * broken.
	 */
	private final class Elements implements Iterator<Object> {

		private final JsonParser parser;

		private boolean more;

		Elements(JsonParser parser) {
			this.parser = parser;
			advance();
		}

		private void advance() {
			this.more = this.parser.nextToken() != JsonToken.END_ARRAY;
			if (!this.more) {
				this.parser.close();
			}
		}

		@Override
		public boolean hasNext() {
			return this.more;
		}

		@Override
		public Object next() {
			if (!this.more) {
				throw new NoSuchElementException();
			}
			Object element = cut(this.parser);
			advance();
			return element;
		}

	}

}
