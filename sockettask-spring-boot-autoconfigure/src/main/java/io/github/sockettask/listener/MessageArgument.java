package io.github.sockettask.listener;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageContext;
import io.github.sockettask.MessageFilter;
import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * An argument that is made of a received message.
 *
 * @param kind which messages it can be made of
 * @param isRaw whether the message is handed on as it came, whatever it is
 * @param reader makes what the method wants of the message
 * @param wrapped whether the method wants that in a result
 * @param element how to read each of several messages, if the argument may be a list of
 * them
 */
record MessageArgument(MessageFilter.Kind kind, boolean isRaw, Function<MessageContext, Object> reader, boolean wrapped,
		@Nullable MessageArgument element) implements CallbackArgument {

	MessageArgument(MessageFilter.Kind kind, boolean isRaw, Function<MessageContext, Object> reader) {
		this(kind, isRaw, reader, false, null);
	}

	@Override
	public Object resolve(SocketTask task, Object result) {
		MessageContext message = ((OnMessageCallbackResult<?>) result).context();
		return resolve(message, read(message));
	}

	private Object resolve(MessageContext message, Object read) {
		return this.wrapped ? OnMessageCallbackResult.of(read, message) : read;
	}

	Object read(MessageContext message) {
		return this.reader.apply(message);
	}

	MessageArgument asResult() {
		return new MessageArgument(this.kind, this.isRaw, this.reader, true, this.element);
	}

	MessageArgument orListOf(@Nullable MessageArgument element) {
		return new MessageArgument(this.kind, this.isRaw, this.reader, this.wrapped, element);
	}

	/**
	 * Return the argument for messages that were read already.
	 * @return hands them on
	 */
	CallbackArgument forList() {
		return (task, result) -> {
			OnMessageCallbackResult<?> list = (OnMessageCallbackResult<?>) result;
			return resolve(list.context(), list.data());
		};
	}

}
