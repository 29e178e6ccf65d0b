package io.github.sockettask.client.send;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.OutboundMessages;

/**
 * The messages of a connection, from the call until they are written. Any thread adds
 * messages without a lock. A thread that inspects them, mostly the event loop when the
 * socket takes more, first moves the added messages to a list, under the lock.
 */
class SendQueue implements OutboundMessages, SendDeadlines.Holder {

	private final SendBudget budget;

	private final SendCompleter completer;

	private final ConnectionSender sender;

	/** Whether messages that the socket has not begun may be sent again. */
	private final boolean keeping;

	/** Messages that were added and not yet collected, the last one first. */
	private final AtomicReference<@Nullable QueuedSend> added = new AtomicReference<>();

	/** Why the transport takes no more messages. */
	private volatile @Nullable Throwable lost;

	// The fields below are guarded by this.

	private final SendList waiting = new SendList();

	/** The number of the last message. */
	private long number;

	/** Messages that the socket has not reported yet, in order. */
	private final SendList handedOn = new SendList();

	/** Messages that came back from the socket, which had not begun them. */
	private @Nullable SendList returned;

	/** Messages that the application cancelled before they were handed on. */
	private @Nullable SendList cancelled;

	/** The message that waits for its source before more is handed on. */
	private @Nullable StreamedSend unfinished;

	SendQueue(SendBudget budget, SendCompleter completer, ConnectionSender sender, boolean keeping) {
		this.budget = budget;
		this.completer = completer;
		this.sender = sender;
		this.keeping = keeping;
	}

	// Returns whether the transport may have to be asked to write the message.
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

	// Adds a message that can be replaced or has its own deadline.
	void addWithOption(QueuedSend send) {
		QueuedSend failed;
		synchronized (this) {
			collect();
			failed = append(send);
		}
		if (failed != null) {
			giveUp(failed);
		}
		returnIfLost();
	}

	// Takes messages of the offline queue. Returns those that have failed, since the
	// caller holds a lock.
	synchronized SendList take(SendList sends) {
		SendList failed = new SendList();
		collect();
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			QueuedSend added = append(send);
			if (added != null) {
				failed.add(added);
			}
		}
		return failed;
	}

	// guarded by this
	private @Nullable QueuedSend append(QueuedSend send) {
		send.number = ++this.number;
		return this.waiting.addOrReplace(send);
	}

	// guarded by this
	private void collect() {
		this.number = this.waiting.addReversed(this.added.getAndSet(null), this.number);
	}

	boolean isEmpty() {
		synchronized (this) {
			return this.added.get() == null && this.waiting.first() == null;
		}
	}

	@Override
	public synchronized long accepted() {
		collect();
		return this.number;
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
					this.cancelled = SendList.with(this.cancelled, left);
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
			of.tick = this.sender.tick();
		}
		if (!this.keeping || part != of) {
			part.letGo();
		}
		this.handedOn.add(part);
	}

	@Override
	public void drained() {
		SendList cancelled;
		StreamedSend unfinished;
		synchronized (this) {
			cancelled = this.cancelled;
			this.cancelled = null;
			unfinished = this.unfinished;
			this.unfinished = null;
		}
		this.budget.changed();
		if (cancelled != null) {
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
			stream.goOn(this.sender::ask);
		}
	}

	@Override
	public void done(int frames, int written, int begun, @Nullable Throwable failure) {
		SendList over;
		synchronized (this) {
			over = takeDone(frames, written, begun, failure);
		}
		this.completer.tellHere(over);
		if (failure != null) {
			returnIfLost();
		}
	}

	// Guarded by this. Messages that were written completely before a failure count as
	// written, since the peer has seen them; those that the socket has not begun come
	// back.
	private SendList takeDone(int count, int written, int begun, @Nullable Throwable failure) {
		SendList over = new SendList();
		long size = 0;
		for (int i = 0; i < count; i++) {
			QueuedSend send = this.handedOn.poll();
			if (send == null) {
				throw new IllegalStateException("More frames are over than were taken");
			}
			if (failure != null && i >= begun && send.mayReturn()) {
				this.budget.comeBack(send.size());
				this.returned = SendList.with(this.returned, send);
				continue;
			}
			size += send.size();
			if (failure != null && i >= written) {
				send.fail(SendFailures.lost(failure));
			}
			over.add(send);
		}
		this.budget.written(over.count(), size);
		return over;
	}

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
			this.sender.broken(failure);
		}
		else {
			giveUp(send, failure);
		}
		return true;
	}

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
			this.sender.broken(broken);
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
	 * If the connection is lost, return the messages that wait, once the transport has
	 * reported all that it took. Each thread that adds a message has to call this, as the
	 * message might wait forever otherwise.
	 */
	void returnIfLost() {
		Throwable cause = this.lost;
		if (cause != null && isNothingHandedOn()) {
			this.sender.undelivered(cause);
		}
	}

	private synchronized boolean isNothingHandedOn() {
		return this.handedOn.first() == null;
	}

	// The budget still counts the messages.
	synchronized SendList takeAll() {
		collect();
		SendList all = (this.returned != null) ? this.returned : new SendList();
		this.returned = null;
		all.addAll(this.waiting);
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
		this.completer.tell(send);
		if (send instanceof StreamedSend) {
			// Other messages may have waited for it.
			this.sender.ask();
		}
	}

}
