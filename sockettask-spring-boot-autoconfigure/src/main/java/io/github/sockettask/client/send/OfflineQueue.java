package io.github.sockettask.client.send;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.settings.Overflow;
import io.github.sockettask.settings.SendSettings;
import io.github.sockettask.transport.TransportTimer;

/**
 * The messages of a task that wait for its next connection: those that were sent while
 * there was none, and those that a lost one had not begun to write. Nothing of which a
 * part was written comes here, so that nothing is sent twice.
 */
public class OfflineQueue implements SendDeadlines.Holder {

	private final SerialExecutor stream;

	private final TransportTimer timer;

	private final Duration ttl;

	private final SendThreads threads;

	private final SendBudget budget;

	private final UnobservedSends unobserved;

	private final SendCompleter outcomes;

	private final SendAdmission admission;

	/** Whether messages wait for each connection, and not only for the first one. */
	private final boolean enabled;

	// Guarded by this, but may be read without: whether messages wait from now on
	private volatile boolean keeping = true;

	// Guarded by this
	private final SendList waiting = new SendList();

	// Guarded by this: the connection that has taken what waited, and takes the rest
	private @Nullable ConnectionSender taker;

	/**
	 * Create an empty queue.
	 * @param settings how to send
	 * @param threads where callbacks run and futures complete
	 * @param timer runs deadlines
	 * @param unobserved warns of failures that nothing looks at
	 * @param whenWritable runs in the stream when there is room again
	 */
	public OfflineQueue(SendSettings settings, SendThreads threads, TransportTimer timer, UnobservedSends unobserved,
			Runnable whenWritable) {
		this.stream = threads.stream();
		this.unobserved = unobserved;
		this.timer = timer;
		this.enabled = Boolean.TRUE.equals(settings.offline().enabled());
		this.threads = threads;
		this.ttl = Objects.requireNonNull(settings.offline().ttl());
		int maxMessages = Objects.requireNonNull(settings.offline().capacity());
		long maxSize = Objects.requireNonNull(settings.queueBytes()).toBytes();
		Overflow overflow = Objects.requireNonNull(settings.overflow());
		this.outcomes = new SendCompleter(this.stream, unobserved, threads.completions(),
				CapacityCondition.of(overflow));
		this.budget = new SendBudget(maxMessages, maxSize, CapacityCondition.of(overflow),
				() -> this.stream.execute(whenWritable));
		this.admission = new SendAdmission(this.outcomes, this.budget, overflow,
				Objects.requireNonNull(settings.timeout()), this::dropOldest, threads.mayWait());
	}

	/**
	 * Return whether messages wait for the next connection.
	 * @return false if they wait for that of a lazy start alone, which is over
	 */
	public boolean isKeeping() {
		return this.keeping;
	}

	/**
	 * Return whether messages wait for each connection, and not only for the first one.
	 * @return whether the application has asked for that
	 */
	boolean isEnabled() {
		return this.enabled;
	}

	/** The task was stopped, or its first connection is open. */
	public synchronized void lazyStartIsOver() {
		this.keeping = this.enabled;
	}

	/**
	 * Keep a message for the next connection.
	 * @param message a {@code String} or a {@code ByteBuffer}
	 * @param size its length on the wire
	 * @param option bounds and callbacks, where it has any
	 * @return the future outcome
	 */
	public CompletableFuture<CallbackResult> send(Object message, int size, @Nullable SendOption option) {
		SendSocketMessageException refusal = this.admission.admit(size);
		if (refusal != null) {
			return this.unobserved.refuse(new CallOutcome(this.stream, option), refusal);
		}
		ConnectionSender taker;
		QueuedSend send = QueuedSend.of(message, size, option, this.threads.callbacks());
		QueuedSend failed = null;
		SendDeadlines timers = new SendDeadlines(send, this.timer, this);
		send.timers(timers);
		boolean kept;
		synchronized (this) {
			taker = this.taker;
			kept = taker == null && this.keeping;
			if (kept) {
				failed = this.waiting.addOrReplace(send);
			}
		}
		if (!kept) {
			this.budget.release(1, size);
			// the connection has become open meanwhile, or the task was stopped
			return (taker != null) ? taker.send(message, size, option)
					: this.unobserved.refuse(new CallOutcome(this.stream, option), SendFailures.notOpen());
		}
		if (failed != null) {
			giveUp(failed);
		}
		Duration ttl = (option != null) ? option.ttl() : null;
		if (ttl != null) {
			timers.live(ttl);
		}
		else {
			timers.waitAtMost(this, this.ttl, SendFailures.expired(this.ttl));
		}
		return send;
	}

	/**
	 * Keep what a connection has not begun to write. In one step, or later messages might
	 * be faster; if the next connection is open already, it takes them.
	 * @param outbox where it waits, and others may add to it
	 * @param cause why it will not be written there
	 */
	void takeBack(ConnectionSender outbox, Throwable cause) {
		SendList over = new SendList();
		SendList failed = new SendList();
		ConnectionSender.Leftover leftover;
		ConnectionSender taker;
		synchronized (this) {
			leftover = outbox.leave(cause);
			if (this.taker == outbox) {
				this.taker = null;
			}
			taker = this.taker;
			if (taker != null) {
				over = taker.take(leftover.kept());
			}
			SendList kept = leftover.kept();
			for (QueuedSend send = kept.poll(); send != null; send = kept.poll()) {
				keep(send, over, failed);
			}
		}
		this.budget.noteCrowded();
		outbox.tell(leftover);
		for (QueuedSend send = failed.poll(); send != null; send = failed.poll()) {
			giveUp(send);
		}
		if (taker != null) {
			taker.taken(over);
		}
		else {
			this.outcomes.tell(over);
		}
	}

	// guarded by this
	private void keep(QueuedSend send, SendList over, SendList failed) {
		SendDeadlines timers = send.timers();
		if (timers == null) {
			timers = new SendDeadlines(send, this.timer, this);
			send.timers(timers);
		}
		SendSocketMessageException failure = timers.move(this);
		if (failure != null) {
			send.fail(failure);
			over.add(send);
			return;
		}
		this.budget.add(send.size());
		QueuedSend added = this.waiting.addOrReplace(send);
		if (added != null) {
			failed.add(added);
		}
		SendOption option = send.option();
		if (option == null || option.ttl() == null) {
			timers.waitAtMost(this, this.ttl, SendFailures.expired(this.ttl));
		}
	}

	/**
	 * A connection is open: it takes what waits, and what is sent from now on.
	 * @param outbox the connection's outbox
	 */
	void moveTo(ConnectionSender outbox) {
		SendList over;
		int messages;
		long size;
		synchronized (this) {
			messages = this.waiting.count();
			size = this.waiting.size();
			// with the lock, or later messages might be faster
			over = outbox.take(this.waiting);
			this.taker = outbox;
		}
		lazyStartIsOver();
		this.budget.release(messages, size);
		outbox.taken(over);
	}

	/**
	 * Give up all that waits.
	 * @param failure what is told of each message
	 * @return how many there were
	 */
	public int clear(Supplier<SendSocketMessageException> failure) {
		SendList sends = new SendList();
		synchronized (this) {
			sends.addAll(this.waiting);
		}
		int count = sends.count();
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			giveUp(send, failure.get());
		}
		return count;
	}

	@Override
	public boolean withdraw(QueuedSend send, SendSocketMessageException failure) {
		synchronized (this) {
			if (!this.waiting.remove(send)) {
				return false;
			}
		}
		giveUp(send, failure);
		return true;
	}

	private boolean dropOldest() {
		QueuedSend oldest;
		synchronized (this) {
			oldest = this.waiting.poll();
		}
		if (oldest != null) {
			giveUp(oldest, SendFailures.dropped());
		}
		return oldest != null;
	}

	private void giveUp(QueuedSend send, SendSocketMessageException failure) {
		send.fail(failure);
		giveUp(send);
	}

	private void giveUp(QueuedSend send) {
		this.budget.release(1, send.size());
		this.outcomes.tell(send);
	}

	public long size() {
		return this.budget.size();
	}

	public boolean isWritable() {
		return this.keeping && this.budget.isWritable();
	}

}
