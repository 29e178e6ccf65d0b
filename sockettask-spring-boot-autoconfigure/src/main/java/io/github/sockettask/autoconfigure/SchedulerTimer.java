package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.TaskUtils;

import io.github.sockettask.transport.TransportTimer;

/**
 * Schedules the timers of the transport with a {@link TaskScheduler}. A
 * {@link ThreadPoolTaskScheduler} takes a delay and does not depend on the system clock.
 * Any other scheduler takes an instant of its own clock: if that clock is set before the
 * timer is due, the timer is early or late. A task that fails for lack of memory runs
 * again a second later.
 */
record SchedulerTimer(TaskScheduler scheduler) implements TransportTimer {

	private static final Duration WHEN_SHORT_OF_MEMORY = Duration.ofSeconds(1);

	private static final int PATIENCE = 100;

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		if (this.scheduler instanceof ThreadPoolTaskScheduler pool) {
			return schedule(pool.getScheduledExecutor(), task, delay);
		}
		Future<?> future = this.scheduler.schedule(() -> run(task), this.scheduler.getClock().instant().plus(delay));
		return () -> future.cancel(false);
	}

	// A retry that fails for lack of memory would otherwise be the last one of its task.
	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (OutOfMemoryError ex) {
			for (int i = 0; i < PATIENCE && !runsLater(task); i++) {
				LockSupport.parkNanos(WHEN_SHORT_OF_MEMORY.toNanos() / PATIENCE);
			}
			throw ex;
		}
	}

	private boolean runsLater(Runnable task) {
		try {
			schedule(task, WHEN_SHORT_OF_MEMORY);
			return true;
		}
		catch (OutOfMemoryError ex) {
			return false;
		}
	}

	// Without the log, only the future would hold an exception, and no code reads it.
	private void runLogged(Runnable task) {
		try {
			run(task);
		}
		catch (Throwable ex) {
			TaskUtils.LOG_AND_SUPPRESS_ERROR_HANDLER.handleError(ex);
		}
	}

	private Runnable schedule(ScheduledExecutorService executor, Runnable task, Duration delay) {
		// The future would wrap a runnable once more.
		Callable<?> callable = () -> {
			runLogged(task);
			return null;
		};
		Future<?> future = executor.schedule(callable, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
		return () -> {
			// Most timers are cancelled early, and few executors remove them by
			// themselves.
			if (future.cancel(false) && executor instanceof ThreadPoolExecutor pool && future instanceof Runnable due) {
				pool.remove(due);
			}
		};
	}

}
