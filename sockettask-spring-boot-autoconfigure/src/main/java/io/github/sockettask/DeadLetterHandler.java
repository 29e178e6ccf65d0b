package io.github.sockettask;

/**
 * Receives the messages that handlers could not handle. A bean of this type receives
 * those of all tasks.
 * <p>
 * A message becomes a dead letter when {@code receive.retry} allows no further attempt,
 * or when the task is closed before the next attempt; the error handlers are called
 * first. There is one dead letter for each message and handler. A list that a handler
 * could not handle is not redelivered: each of its messages becomes a dead letter, except
 * those that could not be converted, which were reported before. A message whose
 * condition fails is a dead letter, too. Messages that are dropped when the task is
 * closed, before a handler has received them, are not.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DeadLetterHandler {

	/**
	 * Handle a dead letter. Runs in the thread of the handlers of messages.
	 * @param letter the message and the failure
	 * @throws Exception if handling fails; logged
	 */
	void onDeadLetter(DeadLetter letter) throws Exception;

}
