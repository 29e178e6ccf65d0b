package io.github.sockettask.client;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * What is due later for a task: one retry, and one look whether a connection has lasted.
 * Guarded by the lock of its owner. What was cancelled may be running already, and has to
 * find out itself that it is too late.
 */
class TaskTimers {

	private static final Runnable NOTHING = () -> {
	};

	private final TransportTimer timer;

	private Runnable cancelRetry = NOTHING;

	private Runnable cancelLasting = NOTHING;

	TaskTimers(TransportTimer timer) {
		this.timer = timer;
	}

	/**
	 * Try again later.
	 * @param retry what to do
	 * @param delay when
	 * @return whether it is scheduled; if not, the application ends
	 */
	boolean retry(Runnable retry, Duration delay) {
		cancelRetry();
		Runnable cancel = schedule(retry, delay);
		if (cancel != null) {
			this.cancelRetry = cancel;
		}
		return cancel != null;
	}

	void cancelRetry() {
		this.cancelRetry.run();
		this.cancelRetry = NOTHING;
	}

	void lasting(Runnable lasted, Duration delay) {
		Runnable cancel = schedule(lasted, delay);
		this.cancelLasting = (cancel != null) ? cancel : NOTHING;
	}

	void cancelLasting() {
		this.cancelLasting.run();
		this.cancelLasting = NOTHING;
	}

	private @Nullable Runnable schedule(Runnable task, Duration delay) {
		try {
			return this.timer.schedule(task, delay);
		}
		catch (RejectedExecutionException ex) {
			// the application ends
			return null;
		}
	}

}
