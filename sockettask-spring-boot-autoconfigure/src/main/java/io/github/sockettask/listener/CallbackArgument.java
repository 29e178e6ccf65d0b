package io.github.sockettask.listener;

import io.github.sockettask.SocketTask;

/**
 * Supplies the value of one parameter of a callback method.
 */
@FunctionalInterface
interface CallbackArgument {

	/**
	 * Return the value.
	 * @param task the task
	 * @param result the event's result record
	 * @return the value
	 */
	Object resolve(SocketTask task, Object result);

}
