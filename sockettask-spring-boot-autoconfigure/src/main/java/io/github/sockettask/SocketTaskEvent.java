package io.github.sockettask;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event of a task beyond its connections. Published as an application event and passed
 * to {@link SocketTaskListener#onEvent listeners}, in the order of occurrence, like a
 * callback of the task.
 * <p>
 * Kinds of events, and components of their records, may be added in any release: a
 * {@code switch} over them needs a {@code default}.
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
	 * Return the time of the event.
	 * @return the time of the system clock
	 */
	Instant time();

	/**
	 * The status of a task has changed.
	 *
	 * @param task the task
	 * @param time the time of the change
	 * @param previous the previous status
	 * @param status the new status
	 * @param retries the number of consecutive retries
	 * @param cause the end of the connection, or of the attempt, that has changed the
	 * status; {@code null} for any other cause
	 * @param delay the minimum delay before the next attempt, if there will be one
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
	 * A new connection has replaced an open one, see {@link SocketTask#replace()} and
	 * {@code max-connection-age}.
	 *
	 * @param task the task
	 * @param time the time of the replacement
	 * @param previousId the number of the old connection
	 * @param socketTaskId the number of the new connection
	 */
	record Replaced(SocketTask task, Instant time, int previousId, int socketTaskId) implements SocketTaskEvent {

	}

	/**
	 * An open connection has not received a message for {@code receive.silence-timeout}.
	 * Published once until a message arrives.
	 *
	 * @param task the task
	 * @param time the time of the event
	 * @param timeout the configured timeout
	 */
	record Silence(SocketTask task, Instant time, Duration timeout) implements SocketTaskEvent {

	}

}
