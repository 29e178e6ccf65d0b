package io.github.sockettask.receiving;

import java.lang.reflect.Type;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;

/**
 * Converts texts to numbers.
 */
class Numbers implements SocketMessageConverter {

	@Override
	public Object fromMessage(Object message, Type type) {
		if (type == Integer.class && message instanceof String text && text.matches("\\d+")) {
			return Integer.valueOf(text);
		}
		if (type == String.class || type == byte[].class) {
			return message;
		}
		throw new MessageConversionException("No number: " + message);
	}

	@Override
	public Object toMessage(Object data) {
		return data.toString();
	}

}
