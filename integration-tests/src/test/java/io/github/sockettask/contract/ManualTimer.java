package io.github.sockettask.contract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * A timer whose time stands still unless a test lets it pass.
 */
class ManualTimer implements TransportTimer {

	// The fields are guarded by this

	private final List<Due> waiting = new ArrayList<>();

	private long now;

	private boolean deaf;

	private boolean over;

	@Override
	public synchronized Runnable schedule(Runnable task, Duration delay) {
		if (this.over) {
			throw new RejectedExecutionException("The timer is over");
		}
		Due due = new Due(task, this.now + delay.toNanos());
		this.waiting.add(due);
		return () -> cancel(due);
	}

	/** What is cancelled from now on runs all the same, as if it was running already. */
	synchronized void beDeaf() {
		this.deaf = true;
	}

	/** Take no more work, as when an application ends. */
	synchronized void beOver() {
		this.over = true;
	}

	private synchronized void cancel(Due due) {
		if (this.deaf) {
			return;
		}
		this.waiting.removeIf((other) -> other == due);
	}

	synchronized int scheduled() {
		return this.waiting.size();
	}

	void elapse(Duration time) {
		long end;
		synchronized (this) {
			end = this.now + time.toNanos();
		}
		Due due = next(end);
		while (due != null) {
			due.task().run();
			due = next(end);
		}
	}

	private synchronized @Nullable Due next(long end) {
		Due next = this.waiting.stream()
			.filter((due) -> due.time() <= end)
			.min(Comparator.comparing(Due::time))
			.orElse(null);
		this.now = (next != null) ? next.time() : end;
		this.waiting.remove(next);
		return next;
	}

	private record Due(Runnable task, long time) {

	}

}
