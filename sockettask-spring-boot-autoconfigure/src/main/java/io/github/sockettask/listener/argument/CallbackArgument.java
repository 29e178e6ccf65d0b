package io.github.sockettask.listener.argument;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SocketTask;

/**
 * Supplies the value of one parameter of a callback method.
 */
@FunctionalInterface
public interface CallbackArgument {

	// The result is the result record of the event.
	@Nullable Object resolve(SocketTask task, Object result);

	// Returns whether the method is for errors of messages only, since there is no value
	// for another error.
	default boolean needsMessage() {
		return false;
	}

}
