package io.github.sockettask;

/**
 * Gets the messages that handlers could not handle, so that none disappears silently. A
 * bean of this type gets those of all tasks.
 * <p>
 * A handler has failed for good when {@code receive.retry} has no more attempts for it,
 * or the task is closed before the next one; the error handlers are told first. Each
 * handler that has failed makes a letter of its own, one for a message. A list that could
 * not be handled is not delivered again, and makes a letter for each of its messages,
 * without those that it has left out since they could not be converted, which have one
 * already. So do messages whose condition fails. What is dropped since the task was
 * closed before any handler has got it makes none.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DeadLetterHandler {

	/**
	 * Take a message. Runs where the handlers of messages run.
	 * @param letter the message, and why it could not be handled
	 * @throws Exception if it can't be taken; it is logged
	 */
	void onDeadLetter(DeadLetter letter) throws Exception;

}
