package io.github.sockettask.client;

import io.github.sockettask.ConnectSocketException;
import io.github.sockettask.SocketTask;

/**
 * Starts a task with its first message, unless somebody starts or stops it before.
 */
class LazyStart {

	private final SocketTask task;

	private volatile boolean due;

	LazyStart(SocketTask task, boolean due) {
		this.task = task;
		this.due = due;
	}

	/** Nobody needs to start the task any more. */
	void cancel() {
		this.due = false;
	}

	/** A message waits for the task to be open. */
	void sent() {
		if (!this.due) {
			return;
		}
		try {
			this.task.start();
		}
		catch (ConnectSocketException ex) {
			// the message waits, and the next one tries again
			this.due = true;
			this.task.reportError(ex);
		}
	}

}
