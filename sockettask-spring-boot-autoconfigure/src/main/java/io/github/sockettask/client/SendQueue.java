package io.github.sockettask.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.FrameSize;
import io.github.sockettask.transport.OutboundMessages;

/**
 * The messages of a connection, from the call until they are written. Any thread adds
 * without a lock. Whoever looks at them, which is the event loop when the socket takes
 * more and a few rare cases, moves what was added to a list first, under the lock.
 */
class SendQueue implements OutboundMessages, SendHolder {

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private final SendBudget budget;

	private final SendOutcomes outcomes;

	private final BiConsumer<SendList, Throwable> undelivered;

	/** What was added and not yet looked at, the last one first. */
	private final AtomicReference<@Nullable PendingSend> added = new AtomicReference<>();

	/** Why nothing will be taken any more. */
	private volatile @Nullable Throwable lost;

	// The fields below are guarded by this

	private final ConflatedList waiting = new ConflatedList();

	/** What was handed on and is not over. */
	private final SendList handedOn = new SendList();

	/**
	 * Create an empty queue.
	 * @param budget gets back the places of messages
	 * @param outcomes tells what becomes of messages
	 * @param undelivered gets what still waits when nothing will be taken any more, and
	 * why
	 */
	SendQueue(SendBudget budget, SendOutcomes outcomes, BiConsumer<SendList, Throwable> undelivered) {
		this.budget = budget;
		this.outcomes = outcomes;
		this.undelivered = undelivered;
	}

	/**
	 * Add a message.
	 * @param send the message, for which there is room
	 * @return whether nobody may have been asked to write it
	 */
	boolean add(PendingSend send) {
		PendingSend before;
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
	void addWithOption(PendingSend send) {
		PendingSend replaced;
		synchronized (this) {
			collect();
			replaced = this.waiting.add(send);
		}
		if (replaced != null) {
			giveUp(replaced, SendFailures.replaced());
		}
		returnIfLost();
	}

	/**
	 * Take messages that have waited elsewhere. Tells nobody, since the caller has a
	 * lock.
	 * @param sends the messages
	 * @return those that were replaced
	 */
	synchronized SendList take(SendList sends) {
		SendList replaced = new SendList();
		collect();
		for (PendingSend send = sends.poll(); send != null; send = sends.poll()) {
			PendingSend older = this.waiting.add(send);
			if (older != null) {
				replaced.add(older);
			}
		}
		return replaced;
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
	public boolean drainTo(Sink sink, long upTo) {
		SendList cancelled = new SendList();
		int messages = 0;
		long size = 0;
		boolean drained = true;
		synchronized (this) {
			collect();
			PendingSend send = this.waiting.first();
			while (send != null && send.number <= upTo) {
				boolean cancel = send.isDone();
				if (!cancel && !take(send, sink)) {
					drained = false;
					break;
				}
				this.waiting.remove(send);
				if (cancel) {
					cancelled.add(send);
				}
				else {
					this.handedOn.add(send);
					messages++;
					size += send.size();
				}
				send = this.waiting.first();
			}
		}
		if (messages > 0) {
			this.budget.handOn(messages, size);
		}
		giveUp(cancelled, SendFailures::cancelled);
		return drained;
	}

	private static boolean take(PendingSend send, Sink sink) {
		Object payload = send.payload();
		boolean taken = sink.take((payload instanceof String) ? TEXT : BINARY, true, payload, send.size());
		if (taken) {
			send.handedOn();
		}
		return taken;
	}

	@Override
	public void done(int frames, long written, @Nullable Throwable failure) {
		SendList over = new SendList();
		long size = 0;
		long end = 0;
		synchronized (this) {
			for (int i = 0; i < frames; i++) {
				PendingSend send = this.handedOn.poll();
				if (send == null) {
					throw new IllegalStateException("More frames are over than were taken");
				}
				size += send.size();
				end += FrameSize.of(send.size());
				if (failure != null && end > written) {
					send.fail(SendFailures.lost(failure));
				}
				over.add(send);
			}
		}
		this.budget.written(frames, size);
		this.outcomes.tellHere(over);
	}

	/**
	 * Give up the message that has waited longest.
	 * @return whether there was one
	 */
	boolean dropOldest() {
		PendingSend oldest;
		synchronized (this) {
			collect();
			oldest = this.waiting.poll();
		}
		if (oldest != null) {
			giveUp(oldest, SendFailures.dropped());
		}
		return oldest != null;
	}

	@Override
	public boolean withdraw(PendingSend send, SendSocketMessageException failure) {
		synchronized (this) {
			if (!this.waiting.remove(send)) {
				return false;
			}
		}
		giveUp(send, failure);
		return true;
	}

	/**
	 * Give up messages.
	 * @param condition which ones
	 * @param failure what is told of them
	 */
	void expire(Predicate<PendingSend> condition, Supplier<SendSocketMessageException> failure) {
		SendList expired = new SendList();
		synchronized (this) {
			collect();
			PendingSend send = this.waiting.first();
			while (send != null) {
				PendingSend next = send.next;
				if (condition.test(send)) {
					this.waiting.remove(send);
					expired.add(send);
				}
				send = next;
			}
		}
		giveUp(expired, failure);
	}

	@Override
	public void lost(Throwable cause) {
		if (this.lost == null) {
			this.lost = cause;
		}
		returnIfLost();
	}

	// whoever adds a message behind the end returns it, so that it does not wait for ever
	void returnIfLost() {
		Throwable cause = this.lost;
		if (cause == null) {
			return;
		}
		SendList left;
		int messages = 0;
		long size = 0;
		synchronized (this) {
			collect();
			left = this.waiting.takeAll();
		}
		for (PendingSend send = left.first(); send != null; send = send.next) {
			messages++;
			size += send.size();
		}
		this.budget.release(messages, size);
		this.undelivered.accept(left, cause);
	}

	private void giveUp(SendList sends, Supplier<SendSocketMessageException> failure) {
		for (PendingSend send = sends.poll(); send != null; send = sends.poll()) {
			giveUp(send, failure.get());
		}
	}

	private void giveUp(PendingSend send, SendSocketMessageException failure) {
		this.budget.release(1, send.size());
		this.outcomes.tell(send, failure);
	}

}
