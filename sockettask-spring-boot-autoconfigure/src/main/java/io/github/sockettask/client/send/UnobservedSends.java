package io.github.sockettask.client.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.text.Redaction;

/**
 * Logs messages that were not sent and whose outcome the application does not observe:
 * there is no callback, and the future is not used within a second. The first such
 * message since the task has opened is logged at once, later ones are counted and logged
 * once a minute.
 */
public class UnobservedSends {

	private static final Log logger = LogFactory.getLog(SocketTask.class);

	private static final long GRACE_MILLIS = 1000;

	private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

	/** Maximum number of futures to inspect; further ones are supposed to be the same. */
	private static final int MAX_SAMPLES = 32;

	private final SocketTask task;

	private final Executor later;

	// The fields below are guarded by this.

	private List<Failure> samples = new ArrayList<>();

	private long others;

	/** Failures since the last line. */
	private long unwritten;

	private boolean written;

	private long writtenAt;

	public UnobservedSends(SocketTask task) {
		this(task, CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS));
	}

	public UnobservedSends(SocketTask task, Executor later) {
		this.task = task;
		this.later = later;
	}

	public CompletableFuture<CallbackResult> refuse(CallOutcome outcome, SocketTaskException failure) {
		SocketTaskException named = named(failure);
		ObservedFuture future = outcome.refuse(named);
		if (!outcome.hasCallbacks()) {
			add(future, named);
		}
		return future;
	}

	void fail(QueuedSend send, SendSocketMessageException failure) {
		SocketTaskException named = named(failure);
		boolean observed = send.hasCallbacks() || send.isObserved() || !send.mayBeMissed();
		send.completeExceptionally(named);
		if (!observed) {
			add(send, named);
		}
	}

	private SocketTaskException named(SocketTaskException failure) {
		if (!(failure instanceof SendSocketMessageException)) {
			return failure;
		}
		SendSocketMessageException named = new SendSocketMessageException(failure.errMsg(),
				"task '" + this.task.name() + "' is " + this.task.status(), failure.getCause());
		named.setStackTrace(failure.getStackTrace());
		return named;
	}

	private void add(ObservedFuture future, SocketTaskException failure) {
		synchronized (this) {
			if (this.samples.size() == MAX_SAMPLES) {
				this.others++;
				return;
			}
			this.samples.add(new Failure(future, failure));
			if (this.samples.size() > 1) {
				return;
			}
		}
		this.later.execute(this::look);
	}

	private void look() {
		List<Failure> missed;
		long count;
		synchronized (this) {
			missed = this.samples.stream().filter((failure) -> !failure.future().isObserved()).toList();
			this.unwritten += missed.isEmpty() ? 0 : missed.size() + this.others;
			this.samples = new ArrayList<>();
			this.others = 0;
			long now = System.nanoTime();
			if (missed.isEmpty() || (this.written && now - this.writtenAt < INTERVAL)) {
				return;
			}
			count = this.unwritten;
			this.unwritten = 0;
			this.written = true;
			this.writtenAt = now;
		}
		warn(missed.get(0).reason(), count);
	}

	private void warn(SocketTaskException reason, long count) {
		String what = (count == 1) ? "a message was not sent" : count + " messages were not sent";
		logger.warn("Task '%s': %s, and nothing looks at the outcome: %s".formatted(this.task.name(), what,
				Redaction.line(String.valueOf(reason.getMessage()))), Redaction.cause(reason));
	}

	/** The task has opened: the next failure is logged at once again. */
	public synchronized void opened() {
		this.written = false;
	}

	/** A message that was not sent, and the reason. */
	private record Failure(ObservedFuture future, SocketTaskException reason) {

	}

}
