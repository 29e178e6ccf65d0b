package io.github.sockettask;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something has happened to a task. Published as an event of the application, and told to
 * {@link SocketTaskListener#onEvent listeners}, in the order in which it happened, in the
 * stream of the task's callbacks and never at the same time as one of them.
 *
 * @since 0.1.0
 */
public sealed interface SocketTaskEvent {

	/**
	 * Return the task.
	 * @return the task
	 */
	SocketTask task();

	/**
	 * Return when it happened.
	 * @return the time, by the clock of this machine
	 */
	Instant time();

	/**
	 * The status of a task has changed.
	 *
	 * @param task the task
	 * @param time when
	 * @param previous the status before
	 * @param status the status since
	 * @param retries how many retries in a row there were
	 * @param cause how the connection has ended, or why it could not be made;
	 * {@code null} if that is not what has changed the status
	 * @param delay how long the next attempt will wait at least, if there will be one
	 */
	record StatusChanged(SocketTask task, Instant time, SocketTaskStatus previous, SocketTaskStatus status, int retries,
			@Nullable ConnectionEnd cause, @Nullable Duration delay) implements SocketTaskEvent {

		@Override
		public String toString() {
			return this.task.name() + ": " + this.previous + " -> " + this.status
					+ ((this.cause != null) ? " (" + this.cause.description() + ")" : "");
		}

	}

	/**
	 * Another connection has taken the place of one that was open, see
	 * {@code max-connection-age}.
	 *
	 * @param task the task
	 * @param time when
	 * @param previousId the number of the connection before
	 * @param socketTaskId the number of the connection since
	 */
	record Replaced(SocketTask task, Instant time, int previousId, int socketTaskId) implements SocketTaskEvent {

	}

	/**
	 * A connection is open, but no message has come for {@code receive.silence-timeout}.
	 * Told once until there is a message again.
	 *
	 * @param task the task
	 * @param time when
	 * @param timeout how long no message has come, at least
	 */
	record Silence(SocketTask task, Instant time, Duration timeout) implements SocketTaskEvent {

	}

}
