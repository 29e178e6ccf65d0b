package io.github.sockettask.client;

import java.util.function.Consumer;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.client.connection.TaskAttempts;

/**
 * Starts a task with its first message, unless somebody starts or stops it before.
 */
class LazyStart {

	private final TaskAttempts attempts;

	private final Consumer<Throwable> errors;

	private volatile boolean due;

	/**
	 * Create a start.
	 * @param attempts starts the task
	 * @param errors is told why it can't be started
	 * @param due whether a message starts it
	 */
	LazyStart(TaskAttempts attempts, Consumer<Throwable> errors, boolean due) {
		this.attempts = attempts;
		this.errors = errors;
		this.due = due;
	}

	/** Nobody needs to start the task any more; to be called before it is stopped. */
	void cancel() {
		this.due = false;
	}

	/** A message waits for the task to be open. */
	void sent() {
		if (!this.due) {
			return;
		}
		try {
			this.attempts.start(() -> this.due);
			this.due = false;
		}
		catch (ConnectSocketException ex) {
			// the message waits, and the next one tries again
			this.errors.accept(ex);
		}
	}

}
