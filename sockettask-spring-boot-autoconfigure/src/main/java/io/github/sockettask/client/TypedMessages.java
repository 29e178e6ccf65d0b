package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.sockettask.SocketMessageConverter;

/**
 * Messages of a type that somebody asked for.
 *
 * @param type the type
 * @param converter converts to it
 */
record TypedMessages(Type type, SocketMessageConverter converter) {

	/**
	 * Return whether somebody who asked for the type gets a message.
	 * @param data a {@code String} or a {@code byte[]}
	 * @return false if the type is for the other kind of messages
	 */
	boolean accepts(Object data) {
		if (this.type == String.class) {
			return data instanceof String;
		}
		if (this.type == byte[].class || this.type == ByteBuffer.class) {
			return data instanceof byte[];
		}
		return true;
	}

	/**
	 * Convert a message.
	 * @param data a {@code String} or a {@code byte[]}
	 * @return the message, converted unless it may be anything
	 */
	Object convert(Object data) {
		return (this.type == Object.class) ? data : this.converter.fromMessage(data, this.type);
	}

	/**
	 * Convert those messages that can be.
	 * @param data the messages
	 * @param errors is told why others can't
	 * @return what became of them
	 */
	List<Object> convert(List<Object> data, Consumer<Throwable> errors) {
		List<Object> converted = new ArrayList<>(data.size());
		for (Object message : data) {
			if (accepts(message)) {
				try {
					converted.add(convert(message));
				}
				catch (Throwable ex) {
					errors.accept(ex);
				}
			}
		}
		return converted;
	}

}
