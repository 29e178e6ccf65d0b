package io.github.sockettask.settings;

/**
 * What becomes of a message when as many wait to be written as
 * {@code send.queue-capacity} or {@code send.queue-bytes} allow.
 *
 * @since 0.1.0
 */
public enum Overflow {

	/**
	 * It is refused at once.
	 */
	REJECT,

	/**
	 * The sender waits until there is room, at most {@code send.timeout}; then the
	 * message is refused. It waits too while the outcomes of 16,384 earlier messages have
	 * not been told. On threads that must not wait, which are those of event loops and
	 * those that run callbacks, it is refused at once.
	 */
	BLOCK,

	/**
	 * It takes the place of the oldest message that waits, which fails.
	 */
	DROP_OLDEST

}
