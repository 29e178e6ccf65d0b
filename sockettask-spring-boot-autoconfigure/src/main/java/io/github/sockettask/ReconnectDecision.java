package io.github.sockettask;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Decision about the next step after a connection has ended or could not be established.
 * {@link #of} and {@link #after} are the API: the constructor changes when components are
 * added.
 *
 * @param action the action
 * @param delay the delay before the next attempt, or {@code null} for that of the action
 * @since 0.1.0
 */
public record ReconnectDecision(ReconnectAction action, @Nullable Duration delay) {

	/**
	 * Create a decision.
	 * @param action the action
	 * @param delay the delay before the next attempt, not negative, or {@code null} for
	 * that of the action
	 */
	public ReconnectDecision {
		Objects.requireNonNull(action, "action");
		if (delay != null && delay.isNegative()) {
			throw new IllegalArgumentException("The delay is negative: " + delay);
		}
	}

	/**
	 * Use the configured delay of an action.
	 * @param action the action
	 * @return the decision
	 */
	public static ReconnectDecision of(ReconnectAction action) {
		return new ReconnectDecision(action, null);
	}

	/**
	 * Connect again after a delay, without jitter.
	 * @param delay the delay, not negative
	 * @return the decision
	 */
	public static ReconnectDecision after(Duration delay) {
		return new ReconnectDecision(ReconnectAction.BACKOFF, delay);
	}

}
