package io.github.sockettask;

/**
 * A handler, callback or listener that was added to a task.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Registration {

	/**
	 * Remove the handler: no event that comes later reaches it. An event that is being
	 * delivered still may. A message that waits to be delivered to it again becomes a
	 * {@link DeadLetter}. Does nothing if the handler was removed or replaced before. May
	 * be called from any thread, also from inside the handler.
	 */
	void remove();

}
