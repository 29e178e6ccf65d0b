package io.github.sockettask.test.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * The time of a fake task: it stands still unless the test lets it pass. For tests of
 * this library only: applications use {@link FakeSocketConnection#elapse}.
 *
 * @since 0.1.0
 */
public class FakeTimer implements TransportTimer {

	// Both fields are guarded by this.

	private final List<Due> waiting = new ArrayList<>();

	private Duration now = Duration.ZERO;

	@Override
	public synchronized Runnable schedule(Runnable task, Duration delay) {
		Due due = new Due(task, this.now.plus(delay));
		this.waiting.add(due);
		return () -> cancel(due);
	}

	private synchronized void cancel(Due due) {
		this.waiting.removeIf((waiting) -> waiting == due);
	}

	/**
	 * Let time pass, and run what is due, here and in the order of time.
	 * @param time how much
	 */
	public void elapse(Duration time) {
		Duration end;
		synchronized (this) {
			end = this.now.plus(time);
		}
		Due due = next(end);
		while (due != null) {
			due.task().run();
			due = next(end);
		}
	}

	private synchronized @Nullable Due next(Duration end) {
		Due next = this.waiting.stream()
			.filter((due) -> due.time().compareTo(end) <= 0)
			.min(Comparator.comparing(Due::time))
			.orElse(null);
		this.now = (next != null) ? next.time() : end;
		this.waiting.remove(next);
		return next;
	}

	/**
	 * Return how many tasks wait for their time.
	 * @return the number
	 */
	public synchronized int scheduled() {
		return this.waiting.size();
	}

	synchronized void reset() {
		this.waiting.clear();
	}

	private record Due(Runnable task, Duration time) {

	}

}
