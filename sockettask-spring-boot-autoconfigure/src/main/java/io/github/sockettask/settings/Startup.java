package io.github.sockettask.settings;

/**
 * How the start of the application treats the first connection of a task.
 *
 * @since 0.1.0
 */
public enum Startup {

	/**
	 * Continue: the task connects in the background.
	 */
	BACKGROUND,

	/**
	 * Wait until the task is open, at most {@code startup-timeout}; then continue with a
	 * warning, while the task keeps trying.
	 */
	WAIT,

	/**
	 * Wait until the task is open. Fail if that takes longer than
	 * {@code startup-timeout}, or if the task gives up.
	 */
	FAIL_FAST,

	/**
	 * Continue: the task connects when the first message is sent, which waits for the
	 * connection.
	 */
	LAZY

}
