package io.github.sockettask.client.send;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.OutboundMessages;

/**
 * The messages of a connection, from the call until they are written. Any thread adds
 * without a lock. Whoever looks at them, which is the event loop when the socket takes
 * more and a few rare cases, moves what was added to a list first, under the lock.
 */
class SendQueue implements OutboundMessages, SendHolder {

	private final SendBudget budget;

	private final SendCompleter outcomes;

	private final SendQueueOwner owner;

	/** What was added and not yet looked at, the last one first. */
	private final AtomicReference<@Nullable QueuedSend> added = new AtomicReference<>();

	/** Why nothing will be taken any more. */
	private volatile @Nullable Throwable lost;

	// Guarded by this
	private final ConflatedList waiting = new ConflatedList();

	// Guarded by this
	private final HandedOnSends handedOn;

	// Guarded by this: what was to be handed on, but was cancelled by the application
	private SendList cancelled = new SendList();

	// Guarded by this: what waits for more to be handed on
	private @Nullable StreamedSend unfinished;

	/**
	 * Create an empty queue.
	 * @param budget gets back the places of messages
	 * @param outcomes tells what becomes of messages
	 * @param owner is told what becomes of the queue
	 * @param keeping whether messages that a lost connection has not begun are kept
	 */
	SendQueue(SendBudget budget, SendCompleter outcomes, SendQueueOwner owner, boolean keeping) {
		this.budget = budget;
		this.outcomes = outcomes;
		this.handedOn = new HandedOnSends(budget, keeping);
		this.owner = owner;
	}

	/**
	 * Add a message.
	 * @param send the message, for which there is room
	 * @return whether nobody may have been asked to write it
	 */
	boolean add(QueuedSend send) {
		QueuedSend before;
		do {
			before = this.added.get();
			send.next = before;
		}
		while (!this.added.compareAndSet(before, send));
		returnIfLost();
		return before == null;
	}

	/**
	 * Add a message that can be replaced, or has a time of its own.
	 * @param send the message, for which there is room
	 */
	void addWithOption(QueuedSend send) {
		QueuedSend failed;
		synchronized (this) {
			collect();
			failed = this.waiting.add(send);
		}
		if (failed != null) {
			giveUp(failed);
		}
		returnIfLost();
	}

	/**
	 * Take messages that have waited elsewhere. Tells nobody, since the caller has a
	 * lock.
	 * @param sends the messages
	 * @return those that have failed, as those that were replaced
	 */
	synchronized SendList take(SendList sends) {
		SendList failed = new SendList();
		collect();
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			QueuedSend added = this.waiting.add(send);
			if (added != null) {
				failed.add(added);
			}
		}
		return failed;
	}

	// guarded by this
	private void collect() {
		this.waiting.addReversed(this.added.getAndSet(null));
	}

	boolean isEmpty() {
		synchronized (this) {
			return this.added.get() == null && this.waiting.first() == null;
		}
	}

	@Override
	public synchronized long accepted() {
		collect();
		return this.waiting.number();
	}

	@Override
	public synchronized boolean drainTo(Sink sink, long upTo) {
		collect();
		QueuedSend left = this.waiting.first();
		int count = 0;
		long size = 0;
		try {
			while (left != null && left.number <= upTo) {
				if (left.isDone() && !left.isBegun()) {
					this.waiting.remove(left);
					this.cancelled.add(left);
				}
				else {
					QueuedSend part = left.take(sink);
					if (part == null) {
						break;
					}
					count++;
					size += part.size();
					handOn(part, left);
				}
				left = this.waiting.first();
			}
		}
		finally {
			this.budget.handOn(count, size);
		}
		boolean drained = left == null || left.number > upTo;
		this.unfinished = (!drained && left instanceof StreamedSend stream) ? stream : null;
		return drained;
	}

	// guarded by this
	private void handOn(QueuedSend part, QueuedSend of) {
		if (part == of) {
			this.waiting.remove(of);
		}
		else {
			this.budget.add(part.size());
			of.tick = this.owner.tick();
		}
		this.handedOn.add(part, part == of);
	}

	@Override
	public void drained() {
		SendList cancelled;
		StreamedSend unfinished;
		synchronized (this) {
			cancelled = this.cancelled;
			this.cancelled = (cancelled.count() > 0) ? new SendList() : cancelled;
			unfinished = this.unfinished;
			this.unfinished = null;
		}
		this.budget.changed();
		if (cancelled.count() > 0) {
			giveUp(cancelled, SendFailures::cancelled);
		}
		if (unfinished != null) {
			goOn(unfinished);
		}
	}

	private void goOn(StreamedSend stream) {
		Throwable problem = stream.problem();
		if (stream.isDone() || problem != null) {
			withdraw(stream, (problem != null) ? SendFailures.sourceFailed(problem) : SendFailures.cancelled());
		}
		else {
			stream.goOn(this.owner::changed);
		}
	}

	@Override
	public void done(int frames, long written, long begun, @Nullable Throwable failure) {
		SendList over;
		synchronized (this) {
			over = this.handedOn.done(frames, written, begun, failure);
		}
		this.outcomes.tellHere(over);
		if (failure != null) {
			returnIfLost();
		}
	}

	/**
	 * Give up the message that has waited longest.
	 * @return whether there was one
	 */
	boolean dropOldest() {
		QueuedSend oldest;
		synchronized (this) {
			collect();
			oldest = this.waiting.first();
			if (oldest != null && oldest.isBegun()) {
				oldest = oldest.next;
			}
			if (oldest != null) {
				this.waiting.remove(oldest);
			}
		}
		if (oldest != null) {
			giveUp(oldest, SendFailures.dropped());
		}
		return oldest != null;
	}

	@Override
	public boolean withdraw(QueuedSend send, SendSocketMessageException failure) {
		boolean begun;
		synchronized (this) {
			begun = send.isBegun();
			if (begun) {
				send.fail(failure);
			}
			else if (!this.waiting.remove(send)) {
				return false;
			}
		}
		if (begun) {
			this.owner.broken(failure);
		}
		else {
			giveUp(send, failure);
		}
		return true;
	}

	/**
	 * Give up messages.
	 * @param condition which ones
	 * @param failure what is told of them
	 */
	void expire(Predicate<QueuedSend> condition, Supplier<SendSocketMessageException> failure) {
		SendList expired = new SendList();
		SendSocketMessageException broken = null;
		synchronized (this) {
			collect();
			QueuedSend send = this.waiting.first();
			while (send != null) {
				QueuedSend next = send.next;
				boolean over = condition.test(send);
				if (over && !send.isBegun()) {
					this.waiting.remove(send);
					expired.add(send);
				}
				else if (over && send.isStalled()) {
					broken = failure.get();
					send.fail(broken);
				}
				send = next;
			}
		}
		giveUp(expired, failure);
		if (broken != null) {
			this.owner.broken(broken);
		}
	}

	@Override
	public void lost(Throwable cause) {
		if (this.lost == null) {
			this.lost = cause;
		}
		returnIfLost();
	}

	/**
	 * If the connection is lost, give back what waits: behind what was handed on, of
	 * which a part may come back. To be called by each thread that adds a message, which
	 * would wait for ever otherwise.
	 */
	void returnIfLost() {
		Throwable cause = this.lost;
		if (cause != null && isNothingHandedOn()) {
			this.owner.undelivered(cause);
		}
	}

	private synchronized boolean isNothingHandedOn() {
		return this.handedOn.isEmpty();
	}

	/**
	 * Take out all that waits. It keeps its places in the budget.
	 * @return the messages
	 */
	synchronized SendList takeAll() {
		collect();
		SendList all = this.handedOn.takeReturned();
		all.addAll(this.waiting.takeAll());
		return all;
	}

	private void giveUp(SendList sends, Supplier<SendSocketMessageException> failure) {
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			giveUp(send, failure.get());
		}
	}

	private void giveUp(QueuedSend send, SendSocketMessageException failure) {
		send.fail(failure);
		giveUp(send);
	}

	private void giveUp(QueuedSend send) {
		this.budget.release(1, send.size());
		this.outcomes.tell(send);
		if (send instanceof StreamedSend) {
			// others may have waited for it
			this.owner.changed();
		}
	}

}
