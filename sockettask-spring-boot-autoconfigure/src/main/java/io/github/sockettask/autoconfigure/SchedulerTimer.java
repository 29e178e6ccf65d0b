package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

import org.springframework.scheduling.TaskScheduler;

import io.github.sockettask.transport.TransportTimer;

/**
 * Keeps the time of the transport with a {@link TaskScheduler}, and with its clock.
 */
record SchedulerTimer(TaskScheduler scheduler) implements TransportTimer {

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		ScheduledFuture<?> future = this.scheduler.schedule(task, this.scheduler.getClock().instant().plus(delay));
		return () -> future.cancel(false);
	}

}
