package io.github.sockettask.client.send;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.OfflineSettings;

/**
 * Messages of a task that wait for its next connection: messages that were sent without
 * an open connection, and messages that a lost connection had not begun to write. A
 * message that was written in part never comes here, so that none is sent twice.
 */
public class OfflineQueue implements SendDeadlines.Holder {

	private final TaskSends sends;

	private final Duration ttl;

	private final SendBudget budget;

	private final SendAdmission admission;

	/** Whether messages wait for each connection, and not only for the first one. */
	private final boolean enabled;

	// Guarded by this, but read without: whether messages wait from now on
	private volatile boolean keeping = true;

	// Guarded by this.
	private final SendList waiting = new SendList();

	// Guarded by this: the connection that has taken the messages, and takes later ones
	private @Nullable ConnectionSender taker;

	public OfflineQueue(TaskSends sends) {
		OfflineSettings settings = sends.settings().offline();
		this.sends = sends;
		this.enabled = Boolean.TRUE.equals(settings.enabled());
		this.ttl = Objects.requireNonNull(settings.ttl());
		this.budget = sends.budget(settings.capacity(), settings.bytes());
		this.admission = new SendAdmission(sends, this.budget, this::dropOldest);
	}

	// Returns false if messages only waited for a lazy start, which is over.
	public boolean isKeeping() {
		return this.keeping;
	}

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
	 * @param option limits and callbacks, if any
	 * @return the future outcome
	 */
	public CompletableFuture<CallbackResult> send(Object message, int size, @Nullable SendOption option) {
		SendSocketMessageException refusal = this.admission.admit(size);
		if (refusal != null) {
			return this.sends.refuse(option, refusal);
		}
		ConnectionSender taker;
		QueuedSend send = this.sends.accept(message, size, option);
		QueuedSend failed = null;
		SendDeadlines deadlines = this.sends.deadlines(send, this);
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
			// The connection has opened meanwhile, or the task was stopped.
			return (taker != null) ? taker.send(message, size, option)
					: this.sends.refuse(option, SendFailures.notOpen());
		}
		if (failed != null) {
			giveUp(failed);
		}
		Duration ttl = (option != null) ? option.ttl() : null;
		if (ttl != null) {
			deadlines.live(ttl);
		}
		else {
			deadlines.waitAtMost(this, this.ttl, SendFailures.expired(this.ttl));
		}
		return send;
	}

	// Keeps messages that a connection has not begun to write. This is one step, so that
	// no later message overtakes them. If the next connection is already open, it takes
	// them.
	void takeBack(ConnectionSender sender, Throwable cause) {
		SendList over = new SendList();
		SendList failed = new SendList();
		ConnectionSender.Leftover leftover;
		ConnectionSender taker;
		synchronized (this) {
			leftover = sender.leave(cause);
			if (this.taker == sender) {
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
		sender.tell(leftover);
		for (QueuedSend send = failed.poll(); send != null; send = failed.poll()) {
			giveUp(send);
		}
		if (taker != null) {
			taker.taken(over);
		}
		else {
			this.sends.completer().tell(over);
		}
	}

	// guarded by this
	private void keep(QueuedSend send, SendList over, SendList failed) {
		SendDeadlines deadlines = send.deadlines();
		if (deadlines == null) {
			deadlines = this.sends.deadlines(send, this);
		}
		SendSocketMessageException failure = deadlines.move(this);
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
			deadlines.waitAtMost(this, this.ttl, SendFailures.expired(this.ttl));
		}
	}

	// The open connection takes later messages too.
	void moveTo(ConnectionSender sender) {
		SendList over;
		int messages;
		long size;
		synchronized (this) {
			messages = this.waiting.count();
			size = this.waiting.size();
			// Under the lock, so that no later message overtakes these.
			over = sender.take(this.waiting);
			this.taker = sender;
		}
		lazyStartIsOver();
		this.budget.release(messages, size);
		sender.taken(over);
	}

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
		this.sends.completer().tell(send);
	}

	public long size() {
		return this.budget.size();
	}

	public boolean isWritable() {
		return this.keeping && this.budget.isWritable();
	}

}
