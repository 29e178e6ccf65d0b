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

	/**
	 * What {@link #lasting lasting timers} return for a task that never runs.
	 */
	Runnable NEVER = () -> {
	};

	/**
	 * Return a timer that never throws, since what is due later must not get in the way
	 * of what happens now. When the timer takes no more work, as when the application
	 * ends, it returns {@link #NEVER}. A caller that would wait for ever then does now
	 * what was due later.
	 * @param timer runs the tasks
	 * @return the timer
	 */
	static TransportTimer lasting(TransportTimer timer) {
		return (task, delay) -> {
			try {
				return timer.schedule(task, delay);
			}
			catch (RuntimeException ex) {
				return NEVER;
			}
		};
	}

}
