package io.github.sockettask.client;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;

/**
 * Messages of a type that somebody asked for.
 *
 * @param type the type
 */
record TypedMessages(Type type) {

	/**
	 * Return whether messages are handed on as they come.
	 * @return whether nothing is to be converted
	 */
	boolean isRaw() {
		return this.type == Object.class;
	}

	/**
	 * Return which messages can be of the type.
	 * @return text or binary messages only, if the type is for one of them
	 */
	MessageFilter filter() {
		if (this.type == String.class) {
			return MessageFilter.all().text();
		}
		if (this.type == byte[].class || this.type == ByteBuffer.class) {
			return MessageFilter.all().binary();
		}
		return MessageFilter.all();
	}

	Object convert(MessageContext message) {
		return message.payload(this.type);
	}

	/**
	 * Convert those messages that can be.
	 * @param messages the messages
	 * @param errors is told which others can't, and why
	 * @return what became of them
	 */
	List<Object> convert(List<? extends MessageContext> messages, BiConsumer<MessageContext, Throwable> errors) {
		List<Object> converted = new ArrayList<>(messages.size());
		for (MessageContext message : messages) {
			try {
				converted.add(convert(message));
			}
			catch (Throwable ex) {
				errors.accept(message, ex);
			}
		}
		return converted;
	}

}
