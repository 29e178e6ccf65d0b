package io.github.sockettask.client.message;

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

import org.springframework.core.ResolvableType;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;
import io.github.sockettask.handler.ArrayCondition;

/**
 * Messages that a handler wants as objects of a type.
 *
 * @param type the type
 * @param filter which messages can be of the type
 */
public record TypedMessages(Type type, MessageFilter filter) {

	/**
	 * Find out which messages can be of a type.
	 * @param type the type
	 * @param fields knows whether the type says so itself
	 * @return messages of the type
	 */
	public static TypedMessages of(Type type, MessageFields fields) {
		if (type == String.class) {
			return new TypedMessages(type, MessageFilter.all().text());
		}
		if (type == byte[].class || type == ByteBuffer.class) {
			return new TypedMessages(type, MessageFilter.all().binary());
		}
		Class<?> raw = ResolvableType.forType(type).toClass();
		MessageMatch match = fields.typeMatch(raw);
		MessageFilter filter = (match != null) ? MessageFilter.all().match(match) : MessageFilter.all();
		boolean ofArrays = raw.isArray() || Collection.class.isAssignableFrom(raw);
		return new TypedMessages(type, ofArrays ? filter.condition(new ArrayCondition(fields)) : filter);
	}

	public TypedMessages narrow(MessageFilter filter) {
		return new TypedMessages(this.type, filter.and(this.filter));
	}

	// Returns whether messages are chosen by more than their kind.
	public boolean isSelective() {
		return !this.filter.types().isEmpty() || !this.filter.matches().isEmpty()
				|| !this.filter.conditions().isEmpty();
	}

	// Returns whether nothing is to be converted.
	public boolean isRaw() {
		return this.type == Object.class;
	}

	// Returns whether the message can be of the type.
	public boolean include(MessageContext message) {
		if (!this.filter.kind().includes(message.data())) {
			return false;
		}
		if (!this.filter.types().isEmpty() && !hasType(message)) {
			return false;
		}
		for (MessageMatch match : this.filter.matches()) {
			if (!match.test(message.field(match.pointer()))) {
				return false;
			}
		}
		return this.filter.conditions().stream().allMatch((condition) -> condition.test(message));
	}

	private boolean hasType(MessageContext message) {
		String type = message.type();
		return type != null && this.filter.types().contains(type);
	}

	public Object convert(MessageContext message) {
		return message.payload(this.type);
	}

	// Converts the messages that can be converted. The others are handed over with their
	// failures.
	public List<Object> convert(List<? extends MessageContext> messages, BiConsumer<MessageContext, Throwable> errors) {
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
