package io.github.sockettask.listener.argument;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * An argument that is created from a received message.
 *
 * @param kind the kind of messages
 * @param bound the type to convert the message to, if there is one
 * @param reader creates the value
 * @param wrapped whether the value is wrapped in a result
 * @param element converts one of several messages, if the argument may be a list of
 * messages
 */
public record MessageArgument(MessageFilter.Kind kind, @Nullable Type bound, Function<MessageContext, Object> reader,
		boolean wrapped, @Nullable MessageArgument element) implements CallbackArgument {

	MessageArgument(MessageFilter.Kind kind, @Nullable Type bound, Function<MessageContext, Object> reader) {
		this(kind, bound, reader, false, null);
	}

	@Override
	public Object resolve(SocketTask task, Object result) {
		MessageContext message = ((OnMessageCallbackResult<?>) result).context();
		return resolve(message, read(message));
	}

	private Object resolve(MessageContext message, Object read) {
		return this.wrapped ? OnMessageCallbackResult.of(read, message) : read;
	}

	// Returns whether any message is handed on as it came.
	public boolean isRaw() {
		return this.bound == null && this.kind == MessageFilter.Kind.ANY;
	}

	// Null if the message is handed on as it came, or may be a list.
	public @Nullable Class<?> boundType() {
		return (this.bound != null && this.element == null) ? ResolvableType.forType(this.bound).toClass() : null;
	}

	// Returns whether a message has to be an array, since it is converted to several
	// values.
	public boolean isOfArrays() {
		Class<?> type = (this.bound != null) ? ResolvableType.forType(this.bound).toClass() : Object.class;
		return type.isArray() || Collection.class.isAssignableFrom(type);
	}

	public Object read(MessageContext message) {
		return this.reader.apply(message);
	}

	MessageArgument reading(UnaryOperator<Function<MessageContext, Object>> change) {
		return new MessageArgument(this.kind, this.bound, change.apply(this.reader), this.wrapped,
				(this.element != null) ? this.element.reading(change) : null);
	}

	MessageArgument asResult() {
		return new MessageArgument(this.kind, this.bound, this.reader, true, this.element);
	}

	MessageArgument orListOf(@Nullable MessageArgument element) {
		return new MessageArgument(this.kind, this.bound, this.reader, this.wrapped, element);
	}

	// Returns the argument for messages that were read already.
	public CallbackArgument forList() {
		return (task, result) -> {
			OnMessageCallbackResult<?> list = (OnMessageCallbackResult<?>) result;
			return resolve(list.context(), list.data());
		};
	}

}
