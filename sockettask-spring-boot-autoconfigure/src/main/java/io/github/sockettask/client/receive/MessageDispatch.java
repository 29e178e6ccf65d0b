package io.github.sockettask.client.receive;

import java.util.List;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Decides on which threads messages are handled. Messages are dispatched on the task's
 * executor, one at a time.
 */
interface MessageDispatch {

	/**
	 * Handle a message, now or later.
	 * @param message the message
	 * @param size the size with which the message is counted among those that wait
	 */
	void dispatch(ReceivedMessage message, int size);

	/**
	 * Run a callback when all dispatched messages have been handled.
	 * @param callback runs on the task's executor
	 */
	void whenIdle(Runnable callback);

	/**
	 * Return whether messages have to wait: for a redelivery, or until there is room. Any
	 * thread may call this.
	 * @return whether to dispatch none for now
	 */
	default boolean isHeld() {
		return false;
	}

	/**
	 * The conditions under which messages wait have changed. Any thread may call this.
	 */
	default void changed() {
	}

	/**
	 * Continue after a lack of memory or of threads. Called once a second, by any thread.
	 */
	default void recover() {
	}

	/**
	 * Return the callbacks that run outside of the task's executor. Any thread may call
	 * this.
	 * @return a copy
	 */
	default List<RunningCallback> running() {
		return List.of();
	}

}
