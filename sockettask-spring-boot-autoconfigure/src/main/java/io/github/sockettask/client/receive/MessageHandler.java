package io.github.sockettask.client.receive;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Handles a message on a thread that may block.
 */
@FunctionalInterface
interface MessageHandler {

	/**
	 * Handle a message.
	 * @param message the message
	 * @param size the size with which the message is counted among those that wait
	 * @param running where to tell what runs
	 * @return when it is to be handled again, or {@code null} if it is not
	 */
	@Nullable Duration handle(ReceivedMessage message, int size, RunningCallback running);

	/**
	 * Return whether messages are wanted. May be called by any thread.
	 * @return false if those that wait are to be given up
	 */
	default boolean isWanted() {
		return true;
	}

	/**
	 * Return whether messages are to wait, all of them. May be called by any thread,
	 * holding a lock.
	 * @return whether to hand none out until {@link MessageDispatch#changed()} is called
	 */
	default boolean isHeld() {
		return false;
	}

	/**
	 * The key of a message could not be compared with others: the message is handled as
	 * one without a key.
	 * @param failure what the key has thrown
	 */
	default void keyFailed(Throwable failure) {
	}

}
