package io.github.sockettask.json;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageMatch;

/**
 * Looks into messages that are JSON. Reads no further than necessary and converts only
 * the requested parts.
 *
 * @since 0.1.0
 */
public final class JsonMessageFields implements MessageFields {

	/**
	 * Maximum number of cached pointers, for applications that create pointers at run
	 * time.
	 */
	private static final int MAX_POINTERS = 256;

	/**
	 * Maximum number of cached readers, for applications that create types at run time.
	 */
	private static final int MAX_READERS = 256;

	private final boolean contentShown;

	private final JsonSource source;

	private final JsonTypeNames typeNames;

	private final boolean singleAsArray;

	private final ConcurrentLruCache<String, JsonPointer> pointers = new ConcurrentLruCache<>(MAX_POINTERS,
			JsonPointers::parse);

	private final ConcurrentLruCache<Type, ObjectReader> readers = new ConcurrentLruCache<>(MAX_READERS, this::reader);

	/**
	 * Create an instance.
	 * @param mapper the mapper of the application
	 */
	public JsonMessageFields(JsonMapper mapper) {
		this(mapper, false);
	}

	/**
	 * Create an instance.
	 * @param mapper the mapper of the application
	 * @param contentShown whether exceptions may quote messages, which may contain
	 * secrets
	 */
	public JsonMessageFields(JsonMapper mapper, boolean contentShown) {
		this.contentShown = contentShown;
		this.source = new JsonSource(mapper);
		this.typeNames = new JsonTypeNames(mapper);
		this.singleAsArray = mapper.isEnabled(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
	}

	private ObjectReader reader(Type type) {
		JsonMapper mapper = this.source.mapper();
		return mapper.readerFor(mapper.constructType(type)).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	}

	@Override
	public Lookup lookup(List<String> pointers) {
		return new JsonLookup(this.source, pointers);
	}

	@Override
	public @Nullable Object part(Object message, String pointer, Type type) {
		JsonPointer path = this.pointers.get(pointer);
		try (JsonParser parser = this.source.parser(message)) {
			JsonToken token = JsonPointers.seek(parser, path);
			if (token == null || token == JsonToken.VALUE_NULL) {
				return null;
			}
			return this.readers.get(type).readValue(parser);
		}
		catch (JacksonException ex) {
			throw failure("%s of a %s can't be converted to %s".formatted(pointer,
					(message instanceof String) ? "text message" : "binary message", type.getTypeName()), ex);
		}
	}

	@Override
	public @Nullable Iterable<Object> elements(Object message, String pointer) {
		JsonPointer path = this.pointers.get(pointer);
		if (!JsonSource.mayBeJson(message)) {
			return null;
		}
		Object frame = (message instanceof String text) ? JsonSource.withoutMark(text) : message;
		try {
			return new JsonElements(this.source, frame, path).cut();
		}
		catch (JacksonException ex) {
			// A broken frame is not taken apart; its conversion reports the error.
			return null;
		}
	}

	@Override
	public boolean isArray(Object message) {
		return this.singleAsArray || !JsonSource.isObject(message);
	}

	@Override
	public void verify(Object message) {
		if (!JsonSource.mayBeJson(message)) {
			return;
		}
		try (JsonParser parser = this.source.parser(message)) {
			parser.nextToken();
			this.source.readToEnd(parser);
		}
		catch (JacksonException ex) {
			throw failure("%s can't be read, so no handler can be chosen by it"
				.formatted((message instanceof String) ? "Text message" : "Binary message"), ex);
		}
	}

	private MessageConversionException failure(String text, JacksonException ex) {
		return this.contentShown ? new MessageConversionException(text + ": " + ex.getOriginalMessage(), ex)
				: new MessageConversionException(text + ": " + JsonFailure.describe(ex));
	}

	@Override
	public @Nullable MessageMatch typeMatch(Class<?> type) {
		return this.typeNames.match(type);
	}

}
