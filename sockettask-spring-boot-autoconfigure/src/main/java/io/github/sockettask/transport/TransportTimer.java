package io.github.sockettask.transport;

import java.time.Duration;

/**
 * Runs what is due when nothing else has happened, such as the deadlines of attempts and
 * closes.
 */
@FunctionalInterface
public interface TransportTimer {

	/**
	 * Run a task later.
	 * @param task the task; does not block
	 * @param delay when to run it, from now on
	 * @return cancels the task
	 */
	Runnable schedule(Runnable task, Duration delay);

}
