package io.github.sockettask.settings;

/**
 * What an application does about the first connection of a task when it starts.
 *
 * @since 0.1.0
 */
public enum Startup {

	/**
	 * Go on: the task connects meanwhile.
	 */
	BACKGROUND,

	/**
	 * Wait until the task is open, at most for {@code startup-timeout}; then go on, with
	 * a warning, while the task still tries.
	 */
	WAIT,

	/**
	 * Wait until the task is open; fail if it is not within {@code startup-timeout}, or
	 * if it gives up before.
	 */
	FAIL_FAST,

	/**
	 * Go on: the task connects when something is sent, which waits for the connection.
	 */
	LAZY

}
