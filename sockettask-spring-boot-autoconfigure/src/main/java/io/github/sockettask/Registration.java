package io.github.sockettask;

/**
 * A callback, handler or listener that was added to a task.
 * <p>
 * Applications do not implement this interface; methods may be added in any release.
 *
 * @since 0.1.0
 */
public interface Registration {

	/**
	 * Remove the handler: it receives no later event. An event that is being delivered
	 * may still reach it. A message that waits for its redelivery to the handler becomes
	 * a {@link DeadLetter}. Has no effect if the handler was removed or replaced before.
	 * May be called from any thread, including from the handler.
	 */
	void remove();

}
