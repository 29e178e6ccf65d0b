package io.github.sockettask.converter;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.converter.MessageConversionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.json.JsonFailure;
import io.github.sockettask.json.JsonSource;

/**
 * A {@link JacksonJsonMessageConverter} that converts objects to text instead of bytes,
 * and caches the reader of each type.
 *
 * @since 0.1.0
 */
public final class JsonTextMessageConverter extends JacksonJsonMessageConverter {

	private final boolean contentShown;

	/**
	 * Readers by type, or by the parameter that has the type.
	 */
	private final Map<Object, ObjectReader> readers = new ConcurrentHashMap<>();

	/**
	 * Create a converter.
	 * @param mapper the mapper of the application
	 */
	public JsonTextMessageConverter(JsonMapper mapper) {
		this(mapper, false);
	}

	/**
	 * Create a converter.
	 * @param mapper the mapper of the application
	 * @param contentShown whether exceptions may quote messages, which may contain
	 * secrets
	 */
	public JsonTextMessageConverter(JsonMapper mapper, boolean contentShown) {
		super(mapper);
		this.contentShown = contentShown;
		// Objects are sent as text messages, not as binary messages.
		setSerializedPayloadClass(String.class);
	}

	@Override
	protected @Nullable Object convertFromInternal(Message<?> message, Class<?> targetClass, @Nullable Object hint) {
		Object payload = message.getPayload();
		if (targetClass.isInstance(payload) || (hint != null && !isType(hint))) {
			return super.convertFromInternal(message, targetClass, hint);
		}
		ObjectReader reader = reader((hint != null) ? hint : targetClass);
		try {
			return (payload instanceof byte[] bytes) ? reader.readValue(bytes)
					: reader.readValue(JsonSource.withoutMark(payload.toString()));
		}
		catch (JacksonException ex) {
			throw this.contentShown
					? new MessageConversionException(message, "Could not read JSON: " + ex.getMessage(), ex)
					: new MessageConversionException(message, "Could not read JSON: " + JsonFailure.describe(ex));
		}
	}

	private static boolean isType(Object hint) {
		return hint instanceof MethodParameter parameter
				&& !Message.class.isAssignableFrom(parameter.getParameterType());
	}

	private ObjectReader reader(Object key) {
		ObjectReader reader = this.readers.get(key);
		if (reader == null) {
			reader = getJsonMapper().readerFor(getJsonMapper().constructType(type(key)));
			Class<?> view = (key instanceof MethodParameter) ? getSerializationView(key) : null;
			reader = (view != null) ? reader.withView(view) : reader;
			this.readers.put(key, reader);
		}
		return reader;
	}

	private static Type type(Object key) {
		if (key instanceof MethodParameter parameter) {
			MethodParameter nested = parameter.nestedIfOptional();
			return GenericTypeResolver.resolveType(nested.getNestedGenericParameterType(), nested.getContainingClass());
		}
		return (Class<?>) key;
	}

}
