package io.github.sockettask.interleaving;

/**
 * The events of a task.
 */
enum EventKind {

	OPEN, MESSAGE, ERROR, CLOSE

}
