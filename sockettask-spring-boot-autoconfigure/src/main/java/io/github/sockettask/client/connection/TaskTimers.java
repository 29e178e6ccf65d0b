package io.github.sockettask.client.connection;

import java.time.Duration;

import io.github.sockettask.transport.TransportTimer;

/**
 * What is due later for a task: one retry, and one look whether a connection has lasted.
 * Guarded by the lock of its owner. What was cancelled may be running already, and has to
 * find out itself that it is too late.
 */
class TaskTimers {

	private final TransportTimer timer;

	private Runnable cancelRetry = TransportTimer.NEVER;

	private Runnable cancelLasting = TransportTimer.NEVER;

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
		this.cancelRetry = this.timer.schedule(retry, delay);
		return this.cancelRetry != TransportTimer.NEVER;
	}

	void cancelRetry() {
		this.cancelRetry.run();
		this.cancelRetry = TransportTimer.NEVER;
	}

	void lasting(Runnable lasted, Duration delay) {
		this.cancelLasting = this.timer.schedule(lasted, delay);
	}

	void cancelLasting() {
		this.cancelLasting.run();
		this.cancelLasting = TransportTimer.NEVER;
	}

}
