package io.github.sockettask.settings;

import java.lang.reflect.Type;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.MessageFields;

/**
 * Refuses access to fields of messages, where no library can read them.
 */
final class NoMessageFields implements MessageFields {

	private static final String REASON = "a JSON pointer needs Jackson (tools.jackson.core:jackson-databind) on the class path; add it, "
			+ "or define a bean of type " + MessageFields.class.getName();

	@Override
	public Lookup lookup(List<String> pointers) {
		throw new IllegalArgumentException(REASON);
	}

	@Override
	public @Nullable Object part(Object message, String pointer, Type type) {
		throw new MessageConversionException(REASON);
	}

	@Override
	public @Nullable Iterable<Object> elements(Object message, String pointer) {
		throw new MessageConversionException(REASON);
	}

}
