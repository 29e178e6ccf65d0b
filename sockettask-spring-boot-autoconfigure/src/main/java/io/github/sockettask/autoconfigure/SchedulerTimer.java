package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.TaskUtils;

import io.github.sockettask.transport.TransportTimer;

/**
 * Keeps the time of the transport with a {@link TaskScheduler}. A
 * {@link ThreadPoolTaskScheduler} is told how long to wait, and reads no clock that
 * somebody may set. Any other is told an instant of its own clock, which it compares with
 * its clock later: if that is set between the two, the timer is early or late by as much.
 */
record SchedulerTimer(TaskScheduler scheduler) implements TransportTimer {

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		if (this.scheduler instanceof ThreadPoolTaskScheduler pool) {
			return schedule(pool.getScheduledExecutor(), task, delay);
		}
		Future<?> future = this.scheduler.schedule(task, this.scheduler.getClock().instant().plus(delay));
		return () -> future.cancel(false);
	}

	private static Runnable schedule(ScheduledExecutorService executor, Runnable task, Duration delay) {
		// or an exception would be known to the future alone, which nobody asks
		Runnable logged = TaskUtils.decorateTaskWithErrorHandler(task, null, false);
		Future<?> future = executor.schedule(logged, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
		return () -> {
			// most are cancelled long before they are due, and few executors forget them
			if (future.cancel(false) && executor instanceof ThreadPoolExecutor pool && future instanceof Runnable due) {
				pool.remove(due);
			}
		};
	}

}
