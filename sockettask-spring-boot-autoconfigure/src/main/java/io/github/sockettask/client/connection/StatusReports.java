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
 * Reports the status changes and other events of a task in order: to the log at once, to
 * listeners in the executor of the task.
 */
class StatusReports {

	private static final Log logger = LogFactory.getLog(StatusReports.class);

	private final RepeatedLog failures = new RepeatedLog(logger);

	private final TaskContext task;

	private final StatusLog log;

	private final Queue<StatusChanged> toLog = new ConcurrentLinkedQueue<>();

	private final Queue<SocketTaskEvent> toTell = new ConcurrentLinkedQueue<>();

	/** Guarded by the lock of the supervisor. */
	private SocketTaskStatus last = SocketTaskStatus.STOPPED;

	StatusReports(TaskContext task) {
		this.task = task;
		this.log = new StatusLog(task.dispatcher().taskName());
	}

	// Notes a change, to be reported by flush(). Called by one thread at a time.
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

	// The address of an open connection is logged for a task with several URLs.
	void address(@Nullable TransportRequest request) {
		List<String> urls = this.task.settings().urls();
		if (request != null && urls != null && urls.size() > 1) {
			this.log.address(request.address());
		}
	}

	void note(SocketTaskEvent event) {
		this.toTell.add(event);
	}

	// Called without a lock.
	void silent(Duration timeout, boolean reconnecting) {
		note(new SocketTaskEvent.Silence(this.task.dispatcher().task(), Instant.now(), timeout));
		this.log.silent(timeout, reconnecting);
		flush();
	}

	/**
	 * Log the changes and call the listeners in the executor of the task. Called without
	 * a lock.
	 */
	void flush() {
		log();
		if (!this.toTell.isEmpty()) {
			this.task.executor().execute(this::tell);
		}
	}

	/**
	 * Log the changes. A caller in the executor of the task calls {@link #tell()} later:
	 * a queued task of the executor would send the messages of the same read through the
	 * mailbox. Called without a lock.
	 */
	void log() {
		// One thread at a time: a later change must not be logged first.
		synchronized (this.log) {
			for (StatusChanged change = this.toLog.poll(); change != null; change = this.toLog.poll()) {
				this.log.log(change);
			}
		}
	}

	/**
	 * Call the listeners for the events. Called in the executor of the task: the event of
	 * a connection must not wait behind the tasks that are queued there.
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
