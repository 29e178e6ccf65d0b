package io.github.sockettask.client.receive;

import java.util.List;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * On which threads the callbacks of messages run. Messages are dispatched in the stream
 * of the task, which is one at a time.
 */
interface MessageDispatch {

	/**
	 * Hand a message on to the callbacks.
	 * @param message the message
	 * @param size the size with which the message is counted among those that wait
	 */
	void dispatch(ReceivedMessage message, int size);

	/**
	 * Run something when all messages that were handed on have been handled.
	 * @param callback runs in the stream of the task
	 */
	void whenIdle(Runnable callback);

	/**
	 * Return whether messages have to wait: for one that is to be handled again, or until
	 * there is room. May be called by any thread.
	 * @return whether to dispatch none for now
	 */
	default boolean isHeld() {
		return false;
	}

	/**
	 * Whether messages are to wait has changed. May be called by any thread.
	 */
	default void changed() {
	}

	/**
	 * Go on where a lack of memory or of threads has interrupted. Called once a second,
	 * by any thread.
	 */
	default void recover() {
	}

	/**
	 * Return the callbacks that run outside of the stream. May be called by any thread.
	 * @return a copy
	 */
	default List<RunningCallback> running() {
		return List.of();
	}

}
