package io.github.sockettask.transport;

import java.time.Duration;

/**
 * Runs tasks later, such as the deadlines of attempts and closes.
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
	 * Return a timer that never throws, so that a deadline never disturbs the code that
	 * sets it. If the timer takes no more tasks, as when the application ends, it returns
	 * {@link #NEVER}. A caller that would wait forever then runs the task at once.
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
