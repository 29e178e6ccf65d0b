package io.github.sockettask.client.reconnect;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReconnectAction;
import io.github.sockettask.ReconnectDecision;
import io.github.sockettask.ReconnectFailedException;
import io.github.sockettask.ReconnectPolicy;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.client.connect.TaskUrls;
import io.github.sockettask.settings.ReconnectSettings;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportTimer;

/**
 * Decides what a task does when a connection has ended: whether it connects again, and
 * after which delay. Counts the retries since the last connection that has lasted.
 */
public class ReconnectBackoff {

	private static final Log logger = LogFactory.getLog(ReconnectBackoff.class);

	private final RepeatedLog log = new RepeatedLog(logger);

	private final ReconnectSettings settings;

	private final ReconnectRules rules;

	private final @Nullable ReconnectPolicy policy;

	private final TaskUrls urls;

	private final TransportTimer timer;

	private final ExponentialBackOff backOff;

	// The fields below are guarded by this; retries may be read without it

	private volatile int retries;

	private @Nullable BackOffExecution delays;

	/** A cancelled timer may run all the same, and finds no open connection. */
	private Runnable cancelLasting = TransportTimer.NEVER;

	/** Whether the current connection has been open for {@code reset-after}. */
	private boolean lasted;

	/** Whether an attempt was made before its delay was over. */
	private boolean hurried;

	/** Whether a connection or an attempt was refused since a connection has lasted. */
	private boolean refreshed;

	public ReconnectBackoff(ReconnectSettings settings, @Nullable ReconnectPolicy policy, boolean refreshing,
			TaskUrls urls, TransportTimer timer) {
		this.settings = settings;
		this.rules = new ReconnectRules(settings, refreshing);
		this.policy = policy;
		this.urls = urls;
		this.timer = timer;
		long delay = Objects.requireNonNull(settings.delay()).toMillis();
		this.backOff = new ExponentialBackOff(Math.max(1, delay), Objects.requireNonNull(settings.multiplier()));
		this.backOff.setMaxInterval(Math.max(this.backOff.getInitialInterval(), maxDelay().toMillis()));
	}

	private Duration maxDelay() {
		return Objects.requireNonNull(this.settings.maxDelay());
	}

	public boolean isEnabled() {
		return Boolean.TRUE.equals(this.settings.enabled());
	}

	public int retries() {
		return this.retries;
	}

	/** The next attempt is no retry. */
	public synchronized void startOver() {
		this.retries = 0;
		this.delays = null;
		this.refreshed = false;
	}

	// The callback is asked after reset-after whether the connection still is open.
	public synchronized void opened(BooleanSupplier isOpen) {
		ended();
		this.lasted = false;
		if (isEnabled()) {
			this.cancelLasting = this.timer.schedule(() -> lasted(isOpen),
					Objects.requireNonNull(this.settings.resetAfter()));
		}
	}

	private synchronized void lasted(BooleanSupplier isOpen) {
		if (isOpen.getAsBoolean()) {
			this.lasted = true;
			this.hurried = false;
			startOver();
			this.urls.lasted();
		}
	}

	/** The open connection is gone, or was replaced. */
	public synchronized void ended() {
		this.cancelLasting.run();
	}

	// A callback for the end of a connection has asked for another one. A callback that
	// does so each time would connect to a server that is down without any delay:
	// connecting at once is allowed once until a connection lasts.
	public synchronized boolean hurry() {
		boolean first = !this.hurried;
		this.hurried = true;
		return first;
	}

	// Refreshes the credentials if other ones may mend what has ended the connection.
	public void refresh(ConnectionEnd end, Runnable refresh) {
		if (this.rules.action(end) == ReconnectAction.REFRESH) {
			refresh.run();
		}
	}

	// Calls the policy of the application: the caller must not hold a lock.
	public ReconnectDecision decide(ConnectionEnd end, Runnable refresh) {
		ReconnectDecision configured = ReconnectDecision.of(this.rules.action(end));
		if (this.policy == null) {
			return configured;
		}
		try {
			ReconnectDecision decision = checked(this.policy.decide(end, this.retries, configured));
			if (decision.action() == ReconnectAction.REFRESH) {
				refresh.run();
			}
			return decision;
		}
		catch (Throwable ex) {
			this.log.error("policy",
					() -> "The ReconnectPolicy failed for task '" + end.taskName() + "', what is configured is done",
					ex);
			return configured;
		}
	}

	// An application without null checks may return null.
	private ReconnectDecision checked(@Nullable ReconnectDecision decision) {
		if (decision == null) {
			throw new IllegalStateException("The policy has returned null");
		}
		boolean useless = decision.action() == ReconnectAction.REFRESH && !this.rules.isRefreshing();
		return useless ? new ReconnectDecision(ReconnectAction.SLOW, decision.delay()) : decision;
	}

	public NextStep asked() {
		startOver();
		return NextStep.retry(Duration.ZERO);
	}

	public synchronized NextStep next(ReconnectDecision decision, ConnectionEnd end) {
		boolean otherUrl = !this.lasted && this.urls.failed();
		this.lasted = false;
		Duration delay = next(decision, RetryAfter.of(end), otherUrl);
		return (delay != null) ? NextStep.retry(delay) : NextStep.giveUp(gaveUp(end));
	}

	private ReconnectFailedException gaveUp(ConnectionEnd end) {
		int retries = this.retries;
		return new ReconnectFailedException("Task '%s' has given up%s: %s".formatted(end.taskName(),
				(retries > 0) ? " after " + ((retries == 1) ? "1 retry" : retries + " retries") : "",
				end.description()), end.error());
	}

	// Counts a retry and returns its delay, or null to give up. The delay is not shorter
	// than the server has asked for; a URL that has not failed in this round needs none.
	synchronized @Nullable Duration next(ReconnectDecision decision, Duration floor, boolean otherUrl) {
		int max = Objects.requireNonNull(this.settings.maxRetries());
		if (decision.action() == ReconnectAction.STOP || (max >= 0 && this.retries >= max)) {
			return null;
		}
		boolean first = this.retries == 0;
		this.retries++;
		Duration delay = decision.delay();
		if (delay == null) {
			delay = otherUrl ? Duration.ZERO : delay(decision.action(), first);
		}
		return (floor.compareTo(delay) > 0) ? floor.plusMillis(ThreadLocalRandom.current().nextLong(jitter() + 1))
				: delay;
	}

	// Called with the lock.
	private Duration delay(ReconnectAction action, boolean first) {
		if (action == ReconnectAction.REFRESH && !this.refreshed) {
			this.refreshed = true;
			return Duration.ZERO;
		}
		if (first && action == ReconnectAction.NOW) {
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

	// As in Spring, the jitter grows with the delay. Spring never makes a delay shorter
	// than the first one: where that is the longest too, all clients of a server that
	// restarts would come back at the same moment.
	private Duration jittered(Duration delay) {
		long millis = delay.toMillis();
		long jitter = (long) (millis * ((double) jitter() / this.backOff.getInitialInterval()));
		long longest = Math.min(millis + jitter, Math.max(millis, maxDelay().toMillis()));
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis - jitter, longest + 1));
	}

	// The default must not be longer than a short delay.
	private long jitter() {
		return Math.min(Objects.requireNonNull(this.settings.jitter()).toMillis(), this.backOff.getInitialInterval());
	}

	/**
	 * What a task does without a connection.
	 *
	 * @param status the status of the task until the next attempt
	 * @param delay the delay of the next attempt, from the end of the callbacks on, or
	 * {@code null} if there is none
	 * @param failure the error to report if the task has given up
	 */
	public record NextStep(SocketTaskStatus status, @Nullable Duration delay,
			@Nullable ReconnectFailedException failure) {

		/** There is no next attempt. */
		public static final NextStep STOP = new NextStep(SocketTaskStatus.STOPPED, null, null);

		private static NextStep retry(Duration delay) {
			return new NextStep(SocketTaskStatus.WAITING_RETRY, delay, null);
		}

		private static NextStep giveUp(ReconnectFailedException failure) {
			return new NextStep(SocketTaskStatus.FAILED, null, failure);
		}

	}

}
