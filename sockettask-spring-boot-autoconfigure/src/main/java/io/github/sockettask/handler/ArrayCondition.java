package io.github.sockettask.handler;

import java.util.function.Predicate;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFields;

/**
 * The condition of handlers that take lists or arrays: the message can be a JSON array.
 *
 * @param fields looks into messages
 * @since 0.1.0
 */
public record ArrayCondition(MessageFields fields) implements Predicate<MessageContext> {

	@Override
	public boolean test(MessageContext message) {
		return this.fields.isArray(message.data());
	}

	@Override
	public String toString() {
		return "arrays";
	}

}
