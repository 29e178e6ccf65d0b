package io.github.sockettask.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * A timer, and a clock, whose time stands still unless a test lets it pass. For one
 * thread.
 */
public class ManualTimer implements TransportTimer {

	private final List<Due> waiting = new ArrayList<>();

	// near the end of what a clock can tell, which has no meaning
	private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

	private int most;

	private boolean closed;

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		if (this.closed) {
			return NEVER;
		}
		Due due = new Due(task, this.now + delay.toNanos());
		this.waiting.add(due);
		this.most = Math.max(this.most, this.waiting.size());
		return () -> this.waiting.removeIf((other) -> other == due);
	}

	public long now() {
		return this.now;
	}

	public int scheduled() {
		return this.waiting.size();
	}

	/** How many were scheduled at a time, at most. */
	public int most() {
		return this.most;
	}

	/** Takes no more work. */
	public void close() {
		this.closed = true;
	}

	/** Let time pass without running what is due. */
	public void hang(Duration time) {
		this.now += time.toNanos();
	}

	/** Run what is scheduled, due or not. */
	public void runEarly() {
		List<Due> early = List.copyOf(this.waiting);
		this.waiting.clear();
		early.forEach((due) -> due.task().run());
	}

	/** Let time pass. */
	public void elapse(Duration time) {
		long end = this.now + time.toNanos();
		Due due = next(end);
		while (due != null) {
			due.task().run();
			due = next(end);
		}
		this.now = end;
	}

	private @Nullable Due next(long end) {
		Due next = this.waiting.stream()
			.filter((due) -> due.time() - end <= 0)
			.min(Comparator.comparing((due) -> due.time() - this.now))
			.orElse(null);
		if (next != null) {
			this.waiting.remove(next);
			this.now = (next.time() - this.now > 0) ? next.time() : this.now;
		}
		return next;
	}

	private record Due(Runnable task, long time) {

	}

}
