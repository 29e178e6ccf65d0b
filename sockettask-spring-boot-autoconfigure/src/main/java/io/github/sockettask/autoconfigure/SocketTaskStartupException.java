package io.github.sockettask.autoconfigure;

import java.io.Serial;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A task with {@code startup=fail-fast} is not open, so that the application does not
 * start.
 *
 * @since 0.1.0
 */
public class SocketTaskStartupException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String taskName;

	private final String address;

	private final @Nullable Duration timeout;

	private final @Nullable String lastCause;

	/**
	 * Create an exception.
	 * @param taskName the name of the task
	 * @param address where it connects to, as configured, without secrets
	 * @param timeout within which time it is not open, or {@code null} if it has given up
	 * before
	 * @param lastCause why the last attempt has failed, or {@code null} if none has ended
	 * @param cause what the task was given up for, if it was
	 */
	SocketTaskStartupException(String taskName, String address, @Nullable Duration timeout, @Nullable String lastCause,
			@Nullable Throwable cause) {
		super("Task '%s' (%s) %s: %s".formatted(taskName, address,
				(timeout != null) ? "is not open within " + print(timeout) : "has given up",
				(lastCause != null) ? lastCause : "no attempt has ended"), cause);
		this.taskName = taskName;
		this.address = address;
		this.timeout = timeout;
		this.lastCause = lastCause;
	}

	static String print(Duration duration) {
		return DurationStyle.SIMPLE.print(duration,
				(duration.toMillisPart() != 0) ? ChronoUnit.MILLIS : ChronoUnit.SECONDS);
	}

	/**
	 * Return the name of the task.
	 * @return the name
	 */
	public String taskName() {
		return this.taskName;
	}

	/**
	 * Return where the task connects to.
	 * @return one or several addresses, as configured, without secrets
	 */
	public String address() {
		return this.address;
	}

	/**
	 * Return within which time the task is not open.
	 * @return the time, or {@code null} if it has given up before
	 */
	public @Nullable Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return why the last attempt has failed.
	 * @return the cause in plain words, or {@code null} if no attempt has ended
	 */
	public @Nullable String lastCause() {
		return this.lastCause;
	}

}
