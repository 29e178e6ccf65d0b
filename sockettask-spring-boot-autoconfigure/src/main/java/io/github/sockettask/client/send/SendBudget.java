package io.github.sockettask.client.send;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * Limits the number and the bytes of messages that wait to be written. A message that is
 * larger than the limit is accepted when nothing else waits. Accepting a message takes
 * one atomic step and no lock.
 */
class SendBudget {

	private static final int SIZE_BITS = 40;

	private static final long MESSAGE = 1L << SIZE_BITS;

	private final int maxMessages;

	private final long maxSize;

	private final Runnable whenWritable;

	/** Accepted and not written: the number above the bits of the size. */
	private final AtomicLong buffered = new AtomicLong();

	/** Those of them that were handed on to the socket, and no longer wait. */
	private final AtomicLong handedOn = new AtomicLong();

	/** Set from half of the bound on, until a quarter. */
	private final AtomicBoolean crowded = new AtomicBoolean();

	private final @Nullable CapacityCondition room;

	/**
	 * Create a budget.
	 * @param maxMessages how many messages may wait
	 * @param maxSize how many bytes may wait, with what messages take besides
	 * @param room where senders wait for room; null if they never wait
	 * @param whenWritable runs when there is plenty of room again; must not block
	 */
	SendBudget(int maxMessages, long maxSize, @Nullable CapacityCondition room, Runnable whenWritable) {
		this.maxMessages = maxMessages;
		this.maxSize = maxSize;
		this.room = room;
		this.whenWritable = whenWritable;
	}

	/**
	 * Accept a message, if there is room for it.
	 * @param size the size of the message
	 * @return whether it is accepted
	 */
	boolean reserve(int size) {
		boolean reserved = tryReserve(size);
		if (reserved) {
			noteCrowded();
		}
		else if (this.room != null) {
			// The attempt may have been in the way of a waiting sender.
			this.room.signal();
		}
		return reserved;
	}

	private boolean tryReserve(int size) {
		long buffered = this.buffered.addAndGet(MESSAGE + size);
		long handedOn = this.handedOn.get();
		long messages = messages(buffered) - messages(handedOn);
		if (messages > 1
				&& (messages > this.maxMessages || cost(messages, size(buffered) - size(handedOn)) > this.maxSize)) {
			// No waiting sender is woken, since there is no more room than before.
			this.buffered.addAndGet(-MESSAGE - size);
			return false;
		}
		return true;
	}

	/**
	 * Look whether there is still plenty of room, when messages were {@link #add added}.
	 */
	void noteCrowded() {
		if (isAbove(2) && !this.crowded.get()) {
			this.crowded.set(true);
			// All messages may be gone meanwhile.
			checkWritable();
		}
	}

	/**
	 * Accept a message, and wait for room if there is none.
	 * @param size the size of the message
	 * @param nanos how long to wait
	 * @return whether it is accepted
	 * @throws InterruptedException if the thread is interrupted
	 */
	CapacityCondition.Result awaitRoom(int size, long nanos) throws InterruptedException {
		if (this.room == null) {
			throw new IllegalStateException("Senders never wait for room with this overflow");
		}
		CapacityCondition.Result result = this.room.await(() -> tryReserve(size), nanos);
		if (result == CapacityCondition.Result.ROOM) {
			noteCrowded();
		}
		return result;
	}

	/**
	 * Count a message even if there is no room. The caller calls {@link #noteCrowded}
	 * later.
	 * @param size the size of the message
	 */
	void add(int size) {
		this.buffered.addAndGet(MESSAGE + size);
	}

	/**
	 * Count a message out. Wakes no sender, since the caller holds a lock.
	 * @param size the size of the message
	 */
	void remove(int size) {
		this.buffered.addAndGet(-MESSAGE - size);
	}

	/**
	 * Messages are handed on to the socket. Wakes no sender, see {@link #changed}.
	 * @param messages how many
	 * @param size their sizes together
	 */
	void handOn(int messages, long size) {
		this.handedOn.addAndGet(messages * MESSAGE + size);
	}

	/**
	 * A message that was handed on waits again.
	 * @param size the size of the message
	 */
	void comeBack(int size) {
		this.handedOn.addAndGet(-MESSAGE - size);
	}

	/**
	 * Messages that were handed on are over.
	 * @param messages how many
	 * @param size their sizes together
	 */
	void written(int messages, long size) {
		// in this order: in between there seems to wait less than does, not more
		this.buffered.addAndGet(-messages * MESSAGE - size);
		this.handedOn.addAndGet(-messages * MESSAGE - size);
	}

	/**
	 * Messages no longer wait.
	 * @param messages how many
	 * @param size their sizes together
	 */
	void release(int messages, long size) {
		this.buffered.addAndGet(-messages * MESSAGE - size);
		changed();
	}

	/**
	 * Return why a message is not accepted for which there is no room.
	 * @return names the bounds
	 */
	SendSocketMessageException full() {
		return SendFailures.full(this.maxMessages, this.maxSize);
	}

	/** There is more room than before: wake the senders that wait for it. */
	void changed() {
		if (this.room != null) {
			this.room.signal();
		}
		if (this.crowded.get()) {
			checkWritable();
		}
	}

	private void checkWritable() {
		if (!isAbove(4) && this.crowded.compareAndSet(true, false)) {
			this.whenWritable.run();
		}
	}

	private boolean isAbove(int part) {
		long buffered = this.buffered.get();
		long handedOn = this.handedOn.get();
		long messages = messages(buffered) - messages(handedOn);
		return messages * part > this.maxMessages
				|| cost(messages, size(buffered) - size(handedOn)) * part > this.maxSize;
	}

	private static long cost(long messages, long size) {
		return size + SocketTaskSettings.MESSAGE_OVERHEAD * messages;
	}

	boolean isWritable() {
		return !this.crowded.get();
	}

	long size() {
		return size(this.buffered.get());
	}

	/** No message is accepted any more: waiting senders give up. */
	void close() {
		if (this.room != null) {
			this.room.close();
		}
	}

	private static long messages(long used) {
		return used >>> SIZE_BITS;
	}

	private static long size(long used) {
		return used & (MESSAGE - 1);
	}

}
