package io.github.sockettask.test.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.support.SimpleTriggerContext;

/**
 * A scheduler whose time stands still until a test {@linkplain #advance advances} it, so
 * that a timeout of a minute is tested in no time. As a bean named
 * {@code socketTaskScheduler} it replaces the one of the engine, and with it all of its
 * deadlines:
 *
 * <pre class="code">
 * &#64;Bean
 * VirtualTimeTaskScheduler socketTaskScheduler() {
 *     return new VirtualTimeTaskScheduler();
 * }
 * </pre>
 *
 * In a test of a whole application that schedules work of its own, add
 * {@code defaultCandidate = false}, and inject it with a qualifier, so that Spring Boot's
 * scheduler stays.
 * <p>
 * It has no thread: what is due runs within the call of {@code advance}, in the order in
 * which it is due, and in the order of scheduling where that is the same. All methods may
 * be called from any thread, also from what is running.
 *
 * @since 0.1.0
 */
public final class VirtualTimeTaskScheduler implements TaskScheduler {

	private final Agenda agenda;

	private final Clock clock;

	/**
	 * Create a scheduler whose time begins at {@link Instant#EPOCH}, in UTC.
	 */
	public VirtualTimeTaskScheduler() {
		this(Instant.EPOCH);
	}

	/**
	 * Create a scheduler.
	 * @param start when time begins
	 */
	public VirtualTimeTaskScheduler(Instant start) {
		this.agenda = new Agenda(start);
		this.clock = new AgendaClock(this.agenda, ZoneOffset.UTC);
	}

	/**
	 * Let time pass, and run on this thread what comes to be due, including what is
	 * scheduled meanwhile. While something runs, it is the time for which it was
	 * scheduled.
	 * @param duration how much time
	 * @return this scheduler
	 * @throws AssertionError if something that ran has failed; everything else that was
	 * due has run
	 */
	public VirtualTimeTaskScheduler advance(Duration duration) {
		this.agenda.advance(duration);
		return this;
	}

	/**
	 * Return the time.
	 * @return the time that it is for this scheduler
	 */
	public Instant now() {
		return this.agenda.now();
	}

	/**
	 * Return what is scheduled. What was cancelled is not in it.
	 * @return the times, the next one first
	 */
	public List<Instant> pending() {
		return this.agenda.pending();
	}

	/**
	 * Return a clock that shows the time of this scheduler.
	 * @return the clock, in UTC
	 */
	@Override
	public Clock getClock() {
		return this.clock;
	}

	@Override
	public @Nullable ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
		SimpleTriggerContext context = new SimpleTriggerContext(this.clock);
		Instant first = trigger.nextExecution(context);
		if (first == null) {
			return null;
		}
		return this.agenda.add(task, first, (scheduled, started) -> {
			context.update(scheduled, started, now());
			return trigger.nextExecution(context);
		});
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
		return this.agenda.add(task, startTime, null);
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
		checkPositive(period);
		return this.agenda.add(task, startTime, (scheduled, started) -> scheduled.plus(period));
	}

	@Override
	public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
		return scheduleAtFixedRate(task, now(), period);
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
		checkPositive(delay);
		return this.agenda.add(task, startTime, (scheduled, started) -> now().plus(delay));
	}

	@Override
	public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
		return scheduleWithFixedDelay(task, now(), delay);
	}

	// With none, a single advance would never end.
	private static void checkPositive(Duration period) {
		if (period.isNegative() || period.isZero()) {
			throw new IllegalArgumentException("The period must be positive: " + period);
		}
	}

}
