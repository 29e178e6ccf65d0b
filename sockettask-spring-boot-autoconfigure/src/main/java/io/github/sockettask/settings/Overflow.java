package io.github.sockettask.settings;

/**
 * Behavior when the send queue or the offline queue is full.
 *
 * @since 0.1.0
 */
public enum Overflow {

	/**
	 * The message is refused at once.
	 */
	REJECT,

	/**
	 * The sender waits for room, at most {@code send.timeout}; then the message is
	 * refused. The sender also waits while 16,384 earlier outcomes have not been
	 * delivered. On threads that must not wait, event loops and threads that run
	 * callbacks, the message is refused at once.
	 */
	BLOCK,

	/**
	 * The oldest waiting message fails and makes room.
	 */
	DROP_OLDEST

}
