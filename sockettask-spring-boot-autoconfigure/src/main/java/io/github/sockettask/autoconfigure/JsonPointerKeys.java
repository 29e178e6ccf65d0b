package io.github.sockettask.autoconfigure;

import java.util.regex.Pattern;

import org.springframework.beans.factory.BeanFactory;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

import io.github.sockettask.MessageKey;

/**
 * Makes keys of JSON pointers. Apart from {@link ConfiguredKeys}, since it needs Jackson.
 */
final class JsonPointerKeys {

	/** RFC 6901; Jackson takes any text. */
	private static final Pattern SYNTAX = Pattern.compile("(/([^~/]|~[01])*)+");

	private JsonPointerKeys() {
	}

	static MessageKey of(String pointer, BeanFactory beanFactory) {
		if (!SYNTAX.matcher(pointer).matches()) {
			throw new IllegalArgumentException(
					"it is no JSON pointer, in which each ~ is followed by 0 or 1; write ~0 for ~ and ~1 for / in a name");
		}
		return new JsonPointerKey(JsonPointer.compile(pointer),
				beanFactory.getBeanProvider(JsonMapper.class).getIfAvailable(JsonMapper::shared));
	}

}
