package io.github.sockettask.listener.argument;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageConversionException;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.listener.method.CallbackEvent;

/**
 * An argument from the context of a message that was received, or could not be handled.
 *
 * @param parameter the parameter
 * @param what describes the value in exceptions
 * @param value reads the value
 * @param required whether a missing value fails the method
 */
record ContextArgument(HandlerParameter parameter, String what, Function<MessageContext, @Nullable Object> value,
		boolean required) implements CallbackArgument {

	static @Nullable MessageContext message(Object result) {
		return (result instanceof OnErrorCallbackResult error) ? error.message()
				: ((OnMessageCallbackResult<?>) result).context();
	}

	@Override
	public @Nullable Object resolve(SocketTask task, Object result) {
		MessageContext message = message(result);
		Object value = (message != null) ? this.value.apply(message) : null;
		if (value == null && this.required) {
			throw new MessageConversionException("%s is missing for %s".formatted(this.what, this.parameter));
		}
		return this.parameter.wrap(value);
	}

	@Override
	public boolean needsMessage() {
		return this.parameter.event() == CallbackEvent.ERROR && !this.parameter.mayBeMissing();
	}

}
