package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.JsonPointerBasedFilter;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageKey;

/**
 * Takes the key from a message in JSON: a text, a number or a boolean, as it is written.
 * Reads no further than that, and binds nothing.
 *
 * @param pointer where the key is
 * @param mapper knows the JSON of the application
 */
record JsonPointerKey(JsonPointer pointer, JsonMapper mapper) implements MessageKey {

	@Override
	public @Nullable Object of(Object message) {
		try (JsonParser parser = new FilteringParserDelegate(parser(message), new JsonPointerBasedFilter(this.pointer),
				TokenFilter.Inclusion.ONLY_INCLUDE_ALL, false)) {
			JsonToken token = parser.nextToken();
			return (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) ? parser.getString()
					: null;
		}
		catch (JacksonException ex) {
			// not JSON: converting it will tell, if anybody wants that
			return null;
		}
	}

	private JsonParser parser(Object message) {
		return (message instanceof String text) ? this.mapper.createParser(text)
				: this.mapper.createParser((byte[]) message);
	}

	@Override
	public String toString() {
		return "receive.key " + this.pointer;
	}

}
