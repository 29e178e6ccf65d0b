package io.github.sockettask.listener;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnMessageCallbackResult;
import io.github.sockettask.SocketTask;

/**
 * An argument that is made of a received message.
 *
 * @param accepted {@code String} for text messages only, {@code byte[]} for binary ones
 * only, {@code Object} for both
 * @param isRaw whether the message is handed on as it came, whatever it is
 * @param reader makes what the method wants of the message
 * @param wrapper makes the argument of that
 * @param element how to read each of several messages, if the argument may be a list of
 * them
 */
record MessageArgument(Class<?> accepted, boolean isRaw, UnaryOperator<Object> reader, UnaryOperator<Object> wrapper,
		@Nullable MessageArgument element) implements CallbackArgument {

	MessageArgument(Class<?> accepted, boolean isRaw, UnaryOperator<Object> reader) {
		this(accepted, isRaw, reader, UnaryOperator.identity(), null);
	}

	@Override
	public boolean accepts(Object result) {
		return isAccepted(data(result));
	}

	boolean isAccepted(Object data) {
		return this.accepted.isInstance(data);
	}

	@Override
	public Object resolve(SocketTask task, Object result) {
		return this.wrapper.apply(read(data(result)));
	}

	Object read(Object data) {
		return this.reader.apply(data);
	}

	MessageArgument asResult() {
		return new MessageArgument(this.accepted, this.isRaw, this.reader, OnMessageCallbackResult::new, this.element);
	}

	MessageArgument orListOf(@Nullable MessageArgument element) {
		return new MessageArgument(this.accepted, this.isRaw, this.reader, this.wrapper, element);
	}

	/**
	 * Return the argument for messages that were read already.
	 * @return hands them on
	 */
	MessageArgument forList() {
		return new MessageArgument(Object.class, this.isRaw, UnaryOperator.identity(), this.wrapper, null);
	}

	private Object data(Object result) {
		return ((OnMessageCallbackResult<?>) result).data();
	}

}
