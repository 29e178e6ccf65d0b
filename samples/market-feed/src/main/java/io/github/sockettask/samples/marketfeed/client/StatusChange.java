package io.github.sockettask.samples.marketfeed.client;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;

/**
 * A change of the task's status, as the page shows it. The status lasts until the next
 * change.
 *
 * @param number the number of changes up to this one
 * @param time when it changed
 * @param status the new status
 * @param retries how many retries in a row there were
 * @param nextAttempt when the next attempt is due, if one is
 * @param closeCode the close code of a connection that ended
 * @param httpStatus the HTTP status of an attempt that was refused
 * @param cause why there is no connection, in plain words
 */
public record StatusChange(int number, Instant time, SocketTaskStatus status, int retries,
		@Nullable Instant nextAttempt, @Nullable Integer closeCode, @Nullable Integer httpStatus,
		@Nullable String cause) {

	static StatusChange of(int number, StatusChanged event) {
		Instant nextAttempt = (event.delay() != null) ? event.time().plus(event.delay()) : null;
		ConnectionEnd end = event.cause();
		Integer httpStatus = (end != null) ? end.status() : null;
		Integer closeCode = (end != null && httpStatus == null) ? end.close().code() : null;
		return new StatusChange(number, event.time(), event.status(), event.retries(), nextAttempt, closeCode,
				httpStatus, (end != null) ? end.description() : null);
	}

}
