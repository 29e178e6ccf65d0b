package io.github.sockettask;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a connection that has ended or could not be made.
 *
 * @param action what to do
 * @param delay how long to wait, or {@code null} for what {@code action} says
 * @since 0.1.0
 */
public record ReconnectDecision(ReconnectAction action, @Nullable Duration delay) {

	/**
	 * Decide.
	 * @param action what to do
	 * @param delay how long to wait, not negative, or {@code null} for what
	 * {@code action} says
	 */
	public ReconnectDecision {
		Objects.requireNonNull(action, "action");
		if (delay != null && delay.isNegative()) {
			throw new IllegalArgumentException("The delay is negative: " + delay);
		}
	}

	/**
	 * Do what the settings say about an action.
	 * @param action the action
	 * @return the decision
	 */
	public static ReconnectDecision of(ReconnectAction action) {
		return new ReconnectDecision(action, null);
	}

	/**
	 * Connect again after a delay of this policy's own, without jitter.
	 * @param delay how long to wait; not negative
	 * @return the decision
	 */
	public static ReconnectDecision after(Duration delay) {
		return new ReconnectDecision(ReconnectAction.BACKOFF, delay);
	}

}
