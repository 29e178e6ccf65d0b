package io.github.sockettask.autoconfigure;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.SocketMessageConverter;

/**
 * Passes text and binary messages as they are; what is to be done without Jackson.
 */
class TextAndBinaryMessageConverter implements SocketMessageConverter {

	@Override
	public Object fromMessage(Object message, Type type) {
		if (message instanceof byte[] bytes && type == ByteBuffer.class) {
			return ByteBuffer.wrap(bytes);
		}
		if (type instanceof Class<?> target && target.isInstance(message)) {
			return message;
		}
		throw new MessageConversionException("A %s message can't be converted to %s: Jackson is missing"
			.formatted((message instanceof String) ? "text" : "binary", type.getTypeName()));
	}

	@Override
	public Object toMessage(Object data) {
		if (data instanceof String || data instanceof byte[]) {
			return data;
		}
		if (data instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return bytes;
		}
		throw new MessageConversionException(
				"%s can't be converted to a message: Jackson is missing".formatted(data.getClass().getTypeName()));
	}

}
