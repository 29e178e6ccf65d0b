package io.github.sockettask.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * One thing to run, once or again and again. Its place in the agenda is guarded by the
 * agenda.
 */
final class AgendaItem extends FutureTask<@Nullable Object> implements RunnableScheduledFuture<@Nullable Object> {

	private final Agenda agenda;

	private final Agenda.@Nullable NextTime next;

	private volatile Instant time;

	private volatile long number;

	private volatile @Nullable Throwable failure;

	AgendaItem(Agenda agenda, Runnable task, Instant time, Agenda.@Nullable NextTime next) {
		super(task, null);
		this.agenda = agenda;
		this.time = time;
		this.next = next;
	}

	void plan(Instant time, long number) {
		this.time = time;
		this.number = number;
	}

	Instant time() {
		return this.time;
	}

	/**
	 * Run on the current thread, and plan the next time.
	 * @return how it failed, or {@code null} if it did not
	 */
	@Nullable Throwable runNow() {
		if (this.next == null) {
			run();
		}
		else {
			Instant started = this.agenda.now();
			if (runAndReset()) {
				Instant again = this.next.after(this.time, started);
				if (again != null) {
					this.agenda.put(this, again);
				}
			}
		}
		return this.failure;
	}

	@Override
	protected void setException(Throwable failure) {
		this.failure = failure;
		super.setException(failure);
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		boolean cancelled = super.cancel(mayInterruptIfRunning);
		this.agenda.remove(this);
		return cancelled;
	}

	@Override
	public boolean isPeriodic() {
		return this.next != null;
	}

	@Override
	public long getDelay(TimeUnit unit) {
		return unit.convert(Duration.between(this.agenda.now(), this.time));
	}

	@Override
	public int compareTo(Delayed other) {
		AgendaItem item = (AgendaItem) other;
		int byTime = this.time.compareTo(item.time);
		return (byTime != 0) ? byTime : Long.compare(this.number, item.number);
	}

}
