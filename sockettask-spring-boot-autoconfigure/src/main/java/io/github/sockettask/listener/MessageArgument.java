package io.github.sockettask.listener;

import java.util.function.UnaryOperator;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * An argument that is made of a received message.
 *
 * @param accepted {@code String} for text messages only, {@code byte[]} for binary ones
 * only, {@code Object} for both
 * @param isRaw whether the message is handed on as it came, whatever it is
 * @param reader makes the argument
 */
record MessageArgument(Class<?> accepted, boolean isRaw, UnaryOperator<Object> reader) implements CallbackArgument {

	@Override
	public boolean accepts(Object result) {
		return this.accepted.isInstance(data(result));
	}

	@Override
	public Object resolve(SocketTask task, Object result) {
		return this.reader.apply(data(result));
	}

	MessageArgument asResult() {
		return new MessageArgument(this.accepted, this.isRaw,
				(data) -> new OnMessageCallbackResult<>(this.reader.apply(data)));
	}

	private Object data(Object result) {
		return ((OnMessageCallbackResult<?>) result).data();
	}

}
