package io.github.sockettask.listener.argument;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Supplies the value of one parameter of a callback method.
 */
@FunctionalInterface
public interface CallbackArgument {

	/**
	 * Return the value.
	 * @param task the task
	 * @param result the event's result record
	 * @return the value
	 */
	@Nullable Object resolve(SocketTask task, Object result);

	/**
	 * Return whether the method is for errors of messages only.
	 * @return whether there is no value for another error
	 */
	default boolean needsMessage() {
		return false;
	}

}
