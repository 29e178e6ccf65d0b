package io.github.sockettask;

/**
 * Decides what a task does about a connection that has ended or could not be made. A bean
 * of this type decides for all tasks of the application that connect again; without one,
 * {@code reconnect.on-close} and {@code reconnect.on-status} do.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReconnectPolicy {

	/**
	 * Decide. Called before {@code onError} and {@code onClose}, in the stream of the
	 * task's callbacks; must return soon. If it throws, what is configured is done.
	 * @param end how the connection has ended
	 * @param retries how many retries in a row there were before, see
	 * {@code reconnect.reset-after}
	 * @param configured what would be done without this policy
	 * @return what to do
	 */
	ReconnectDecision decide(ConnectionEnd end, int retries, ReconnectDecision configured);

}
