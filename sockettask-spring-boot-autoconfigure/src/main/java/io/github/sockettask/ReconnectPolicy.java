package io.github.sockettask;

/**
 * Decides about the next step after a connection has ended or could not be established. A
 * bean of this type applies to all tasks that reconnect, in place of
 * {@code reconnect.on-close} and {@code reconnect.on-status}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReconnectPolicy {

	/**
	 * Decide. Called before {@code onError} and {@code onClose}, like a callback of the
	 * task; must return quickly. If it throws, the configured decision applies.
	 * @param end the end of the connection
	 * @param retries the number of consecutive retries before, see
	 * {@code reconnect.reset-after}
	 * @param configured the decision without this policy
	 * @return the decision
	 */
	ReconnectDecision decide(ConnectionEnd end, int retries, ReconnectDecision configured);

}
