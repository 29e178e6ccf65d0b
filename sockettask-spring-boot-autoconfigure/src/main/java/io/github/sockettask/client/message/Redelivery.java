package io.github.sockettask.client.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.util.backoff.BackOffExecution;

import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.text.UserText;

/**
 * The failures of a message, and the attempts that are still to be made. Belongs to the
 * thread that handles the message, unless said otherwise.
 */
public class Redelivery {

	private static final Log logger = LogFactory.getLog(Redelivery.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	/** Null until a handler is to get the message again. */
	private volatile @Nullable BackOffExecution backOff;

	private List<Failed> failed = new ArrayList<>();

	/** Guarded by this, since handlers may report failures on any thread. */
	private final List<Object> reporters = new ArrayList<>(1);

	/** Guarded by this. */
	private final Map<Object, Integer> attemptsOf = new IdentityHashMap<>();

	private int attempts;

	public synchronized void reported(Object handler) {
		this.reporters.add(handler);
	}

	// Compares identities, since another handler may be equal.
	synchronized boolean isReportedBy(Object handler) {
		return this.reporters.stream().anyMatch((reporter) -> reporter == handler);
	}

	void start(RetryPolicy policy) {
		if (this.backOff == null) {
			this.backOff = policy.getBackOff().start();
		}
	}

	boolean isStarted() {
		return this.backOff != null;
	}

	public void add(Route route, Throwable failure) {
		this.failed.add(new Failed(route, failure));
	}

	public boolean isPending() {
		return !this.failed.isEmpty();
	}

	// Returns 1 while the message is delivered for the first time.
	public int attempts() {
		return this.attempts + 1;
	}

	// Returns the delay until the handlers that have failed get the message again, or
	// null.
	public @Nullable Duration next() {
		BackOffExecution backOff = this.backOff;
		long delay = (backOff != null) ? backOff.nextBackOff() : BackOffExecution.STOP;
		return (delay != BackOffExecution.STOP) ? Duration.ofMillis(delay) : null;
	}

	// Returns how often a handler has got the message.
	public synchronized int attempts(Object handler) {
		return this.attemptsOf.getOrDefault(handler, 1);
	}

	public void log(ReceivedMessage message, Duration delay) {
		if (logger.isDebugEnabled()) {
			this.failed.forEach((one) -> log.debug(message.task().name(),
					() -> "%s could not handle the %s at attempt %d, and gets it again in %d ms"
						.formatted(UserText.of(one.route().handler()), message, attempts(), delay.toMillis()),
					one.failure()));
		}
	}

	// Makes no more attempts with some handlers, and returns them with their last
	// failures.
	public List<Failed> end(Predicate<Route> gone) {
		List<Failed> ended = this.failed.stream().filter((failed) -> gone.test(failed.route())).toList();
		this.failed.removeAll(ended);
		return ended;
	}

	// Begins another attempt, and returns the handlers that have failed so far.
	public List<Failed> begin() {
		this.attempts++;
		List<Failed> failed = end();
		synchronized (this) {
			failed.forEach((again) -> this.attemptsOf.put(again.route().handler(), attempts()));
		}
		return failed;
	}

	// Makes no more attempts, and returns the handlers that have failed.
	public List<Failed> end() {
		List<Failed> failed = this.failed;
		this.failed = new ArrayList<>();
		return failed;
	}

	/**
	 * A handler that has failed.
	 *
	 * @param route the handler
	 * @param failure what it has thrown
	 */
	public record Failed(Route route, Throwable failure) {

	}

}
