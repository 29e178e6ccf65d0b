package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.transport.TransportTimer;

/**
 * Real time, on one thread for all tests.
 */
public class ExecutorTimer implements TransportTimer {

	private static final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "test-timer");
		thread.setDaemon(true);
		return thread;
	});

	static {
		// as that of an application does: most deadlines are cancelled long before they
		// are due
		scheduler.setRemoveOnCancelPolicy(true);
	}

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		ScheduledFuture<?> future = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

}
