package io.github.sockettask.client.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskEvent.StatusChanged;
import io.github.sockettask.SocketTaskStatus;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportRequest;

/**
 * Tells the application what happens to a task, in order: to the log at once, to
 * listeners in the stream of callbacks.
 */
class StatusReports {

	private static final Log logger = LogFactory.getLog(StatusReports.class);

	private final RepeatedLog failures = new RepeatedLog(logger);

	private final TaskContext task;

	private final StatusLog log;

	private final Queue<StatusChanged> toLog = new ConcurrentLinkedQueue<>();

	private final Queue<SocketTaskEvent> toTell = new ConcurrentLinkedQueue<>();

	// Belongs to who notes changes
	private SocketTaskStatus last = SocketTaskStatus.STOPPED;

	StatusReports(TaskContext task) {
		this.task = task;
		this.log = new StatusLog(task.dispatcher().taskName());
	}

	/**
	 * Note a change, to be told by {@link #flush()}. Called by one thread at a time.
	 * @param status the status since
	 * @param retries how many retries in a row there were
	 * @param cause how a connection has ended, if that is why
	 * @param delay how long the next attempt waits, if there will be one
	 */
	void note(SocketTaskStatus status, int retries, @Nullable ConnectionEnd cause, @Nullable Duration delay) {
		if (status == this.last && cause == null) {
			return;
		}
		StatusChanged change = new StatusChanged(this.task.dispatcher().task(), Instant.now(), this.last, status,
				retries, cause, delay);
		this.last = status;
		this.toLog.add(change);
		this.toTell.add(change);
	}

	/**
	 * Note to which address a connection is open, which is logged of a task with several.
	 * @param request how the connection was opened
	 */
	void address(@Nullable TransportRequest request) {
		List<String> urls = this.task.settings().urls();
		if (request != null && urls != null && urls.size() > 1) {
			this.log.address(request.address());
		}
	}

	/**
	 * Note something else that has happened.
	 * @param event what
	 */
	void note(SocketTaskEvent event) {
		this.toTell.add(event);
	}

	/**
	 * Tell that no message has come for long. Called without a lock.
	 * @param timeout how long, at least
	 * @param reconnecting whether the task connects again for that
	 */
	void idle(Duration timeout, boolean reconnecting) {
		note(new SocketTaskEvent.Idle(this.task.dispatcher().task(), Instant.now(), timeout));
		this.log.idle(timeout, reconnecting);
		flush();
	}

	/**
	 * Log what was noted and call the listeners in the stream of callbacks. Called
	 * without a lock.
	 */
	void flush() {
		log();
		if (!this.toTell.isEmpty()) {
			this.task.executor().execute(this::tell);
		}
	}

	/**
	 * Log what was noted. A caller in the stream of callbacks is to call {@link #tell()}
	 * later on: a task in the queue of the stream would send the messages of the same
	 * read through the mailbox. Called without a lock.
	 */
	void log() {
		// one thread at a time, or a later change might be logged first
		synchronized (this.log) {
			for (StatusChanged change = this.toLog.poll(); change != null; change = this.toLog.poll()) {
				this.log.log(change);
			}
		}
	}

	/**
	 * Tell listeners what was noted. Called in the stream of callbacks, where what comes
	 * behind an event of the connection must not wait for what is in the stream already.
	 */
	void tell() {
		for (SocketTaskEvent event = this.toTell.poll(); event != null; event = this.toTell.poll()) {
			this.task.dispatcher().event(event);
			publish(event);
		}
	}

	private void publish(SocketTaskEvent event) {
		try {
			this.task.resources().events().accept(event);
		}
		catch (Throwable ex) {
			this.failures.error("event", () -> "An event listener failed for " + event, ex);
		}
	}

}
