package io.github.sockettask.client.reconnect;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.text.RepeatedLog;

/**
 * Decides when a task connects again: what follows which cause, and how long the delay
 * is. Counts the retries that were of no use in a row.
 */
public class ReconnectBackoff {

	private static final Log logger = LogFactory.getLog(ReconnectBackoff.class);

	private final RepeatedLog log = new RepeatedLog(logger);

	private final ReconnectSettings settings;

	private final ReconnectRules causes;

	private final @Nullable ReconnectPolicy policy;

	private final ExponentialBackOff backOff;

	// The fields below are guarded by this, but one may be read without

	private volatile int retries;

	private @Nullable BackOffExecution delays;

	/**
	 * Create a reconnection.
	 * @param settings the settings, complete
	 * @param policy decides instead of them, if there is one
	 * @param refreshing whether credentials are asked for anew at each attempt
	 */
	public ReconnectBackoff(ReconnectSettings settings, @Nullable ReconnectPolicy policy, boolean refreshing) {
		this.settings = settings;
		this.causes = new ReconnectRules(settings, refreshing);
		this.policy = policy;
		long delay = Objects.requireNonNull(settings.delay()).toMillis();
		this.backOff = new ExponentialBackOff(Math.max(1, delay), Objects.requireNonNull(settings.multiplier()));
		this.backOff.setMaxInterval(Math.max(this.backOff.getInitialInterval(), maxDelay().toMillis()));
	}

	private Duration maxDelay() {
		return Objects.requireNonNull(this.settings.maxDelay());
	}

	int retries() {
		return this.retries;
	}

	/** What comes next is not a retry of what was before. */
	synchronized void startOver() {
		this.retries = 0;
		this.delays = null;
	}

	/**
	 * Decide what follows; the policy of the application is asked, so that the caller
	 * must have no lock.
	 * @param end how the connection has ended
	 * @return what to do
	 */
	ReconnectDecision decide(ConnectionEnd end) {
		ReconnectDecision configured = ReconnectDecision.of(this.causes.action(end));
		if (this.policy == null) {
			return configured;
		}
		try {
			return checked(this.policy.decide(end, this.retries, configured));
		}
		catch (Throwable ex) {
			this.log.error("policy",
					() -> "The ReconnectPolicy failed for task '" + end.taskName() + "', what is configured is done",
					ex);
			return configured;
		}
	}

	// by an application, which may not know of null
	private ReconnectDecision checked(@Nullable ReconnectDecision decision) {
		if (decision == null) {
			throw new IllegalStateException("The policy has returned null");
		}
		boolean useless = decision.action() == ReconnectAction.REFRESH && !this.causes.isRefreshing();
		return useless ? new ReconnectDecision(ReconnectAction.SLOW, decision.delay()) : decision;
	}

	/**
	 * Count a retry.
	 * @param decision what to do
	 * @param floor the shortest delay that the server has asked for
	 * @param otherAddress whether there is an address that was not tried in this round,
	 * which needs no delay
	 * @return how long to wait, or {@code null} to give up
	 */
	synchronized @Nullable Duration next(ReconnectDecision decision, Duration floor, boolean otherAddress) {
		int max = Objects.requireNonNull(this.settings.maxRetries());
		if (decision.action() == ReconnectAction.STOP || (max >= 0 && this.retries >= max)) {
			return null;
		}
		boolean first = this.retries == 0;
		this.retries++;
		Duration delay = decision.delay();
		if (delay == null) {
			delay = otherAddress ? Duration.ZERO : delay(decision.action(), first);
		}
		return (floor.compareTo(delay) > 0) ? floor.plus(spread(Objects.requireNonNull(this.settings.delay()))) : delay;
	}

	// guarded by this
	private Duration delay(ReconnectAction action, boolean first) {
		if (first && (action == ReconnectAction.NOW || action == ReconnectAction.REFRESH)) {
			return Duration.ZERO;
		}
		if (action == ReconnectAction.SLOW || action == ReconnectAction.REFRESH) {
			return jittered(maxDelay());
		}
		BackOffExecution delays = this.delays;
		if (delays == null) {
			delays = this.backOff.start();
			this.delays = delays;
		}
		return jittered(Duration.ofMillis(delays.nextBackOff()));
	}

	// Spring's jitter never makes the first delay shorter, so that all clients would
	// leave a server that restarts alone for the same time
	private Duration jittered(Duration delay) {
		long millis = delay.toMillis();
		double jitter = Objects.requireNonNull(this.settings.jitter());
		long shortest = Math.max(0, (long) (millis * (1 - jitter)));
		long longest = Math.min((long) (millis * (1 + jitter)), Math.max(millis, maxDelay().toMillis()));
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(shortest, longest + 1));
	}

	private Duration spread(Duration delay) {
		long most = (long) (delay.toMillis() * Objects.requireNonNull(this.settings.jitter()));
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
	}

}
