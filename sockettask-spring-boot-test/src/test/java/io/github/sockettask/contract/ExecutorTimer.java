package io.github.sockettask.contract;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.github.sockettask.transport.TransportTimer;

/**
 * Real time, on one thread for all tests.
 */
public class ExecutorTimer implements TransportTimer {

	private static final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "test-timer");
		thread.setDaemon(true);
		return thread;
	});

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		ScheduledFuture<?> future = scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
		return () -> future.cancel(false);
	}

}
