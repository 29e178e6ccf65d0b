package io.github.sockettask.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * What is to run and when, and what time it is.
 */
final class Agenda {

	// Guarded by this.
	private final Queue<AgendaItem> items = new PriorityQueue<>();

	// Guarded by this.
	private Instant now;

	// Guarded by this.
	private long count;

	Agenda(Instant now) {
		this.now = now;
	}

	synchronized Instant now() {
		return this.now;
	}

	synchronized List<Instant> pending() {
		return this.items.stream().sorted().map(AgendaItem::time).toList();
	}

	/**
	 * Add an item.
	 * @param task what to run
	 * @param time when to run it
	 * @param next tells when to run it again, or {@code null} for once
	 * @return the item
	 */
	AgendaItem add(Runnable task, Instant time, @Nullable NextTime next) {
		AgendaItem item = new AgendaItem(this, task, time, next);
		put(item, time);
		return item;
	}

	synchronized void put(AgendaItem item, Instant time) {
		item.plan(time, this.count++);
		this.items.add(item);
	}

	synchronized void remove(AgendaItem item) {
		this.items.remove(item);
	}

	void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Time does not go back: " + duration);
		}
		Instant end = now().plus(duration);
		List<Throwable> failures = new ArrayList<>();
		for (AgendaItem item = next(end); item != null; item = next(end)) {
			Throwable failure = item.runNow();
			if (failure != null) {
				failures.add(failure);
			}
		}
		if (!failures.isEmpty()) {
			AssertionError error = new AssertionError("A scheduled task failed: " + failures.get(0), failures.get(0));
			failures.stream().skip(1).forEach(error::addSuppressed);
			throw error;
		}
	}

	private synchronized @Nullable AgendaItem next(Instant end) {
		AgendaItem item = this.items.peek();
		if (item == null || item.time().isAfter(end)) {
			// Another call may have advanced the time further.
			this.now = this.now.isAfter(end) ? this.now : end;
			return null;
		}
		this.items.remove();
		this.now = item.time().isAfter(this.now) ? item.time() : this.now;
		return item;
	}

	/**
	 * Tells when something runs again.
	 */
	@FunctionalInterface
	interface NextTime {

		/**
		 * Called when it has run.
		 * @param scheduled the time for which it was scheduled
		 * @param started the time at which it ran
		 * @return the next time, or {@code null} if that was all
		 */
		@Nullable Instant after(Instant scheduled, Instant started);

	}

}
