package io.github.sockettask.client;

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
	 */
	void handle(ReceivedMessage message, int size, RunningCallback running);

	/**
	 * Return whether messages are to wait, all of them. May be called by any thread,
	 * holding a lock.
	 * @return whether to hand none out until {@link MessageDispatch#changed()} is called
	 */
	default boolean isHeld() {
		return false;
	}

}
