package io.github.sockettask.json;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.github.sockettask.MessageFields;

/**
 * Looks up values in one pass, which ends when all are found.
 */
final class JsonLookup implements MessageFields.Lookup {

	private final JsonSource source;

	private final JsonLookupNode root = new JsonLookupNode();

	private final int size;

	JsonLookup(JsonSource source, List<String> pointers) {
		this.source = source;
		this.size = pointers.size();
		for (int i = 0; i < this.size; i++) {
			this.root.add(JsonPointers.parse(pointers.get(i)), i);
		}
	}

	@Override
	public @Nullable String[] find(Object message) {
		if (message instanceof String text && this.source.isPlain()) {
			@Nullable String @Nullable [] found = new JsonSkim(JsonSource.withoutMark(text), this.size).find(this.root);
			if (found != null) {
				return found;
			}
		}
		return parse(message);
	}

	private @Nullable String[] parse(Object message) {
		Values values = new Values(new @Nullable String[this.size]);
		if (JsonSource.mayBeJson(message)) {
			try (JsonParser parser = this.source.parser(message)) {
				parser.nextToken();
				values.read(parser, this.root);
			}
			catch (JacksonException ex) {
				// Keep the values found so far: conversion or verification reports the
				// failure.
				return values.found;
			}
		}
		return values.found;
	}

	/**
	 * The values of a message.
	 */
	private static final class Values {

		private final @Nullable String[] found;

		private int missing;

		Values(@Nullable String[] found) {
			this.found = found;
			this.missing = found.length;
		}

		// The parser is at the first token of the value, and at its last one afterwards,
		// unless all was found. Returns whether there is more to find.
		boolean read(JsonParser parser, JsonLookupNode node) {
			JsonToken token = parser.currentToken();
			if (token == JsonToken.START_OBJECT && node.hasChildren()) {
				return readObject(parser, node);
			}
			if (token == JsonToken.START_ARRAY && node.hasChildren()) {
				return readArray(parser, node);
			}
			if (token == null || token.isStructStart()) {
				parser.skipChildren();
			}
			else if (token != JsonToken.VALUE_NULL) {
				for (int index : node.indexes()) {
					take(parser, index);
				}
			}
			return this.missing > 0;
		}

		private void take(JsonParser parser, int index) {
			// The first of several equal names applies.
			if (this.found[index] == null) {
				this.found[index] = parser.getString();
				this.missing--;
			}
		}

		private boolean readObject(JsonParser parser, JsonLookupNode node) {
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				JsonLookupNode child = node.child(name);
				parser.nextToken();
				if (child == null) {
					parser.skipChildren();
				}
				else if (!read(parser, child)) {
					return false;
				}
			}
			return true;
		}

		private boolean readArray(JsonParser parser, JsonLookupNode node) {
			for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
				JsonLookupNode child = node.element(i);
				if (child == null) {
					parser.skipChildren();
				}
				else if (!read(parser, child)) {
					return false;
				}
			}
			return true;
		}

	}

}
