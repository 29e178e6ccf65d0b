package io.github.sockettask.contract;

import java.lang.reflect.Type;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;

/**
 * Converts nothing: the tests send text and bytes.
 */
public class NoConverter implements SocketMessageConverter {

	@Override
	public Object fromMessage(Object message, Type type) {
		return message;
	}

	@Override
	public Object toMessage(Object data) {
		throw new MessageConversionException("Not to be sent: " + data);
	}

}
