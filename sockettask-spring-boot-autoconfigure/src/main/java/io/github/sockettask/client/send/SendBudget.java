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

	/** Set when half of a bound is used, until no more than a quarter is. */
	private final AtomicBoolean crowded = new AtomicBoolean();

	private final @Nullable CapacityCondition room;

	// Senders wait for room only if there is a condition. The callback must not block.
	SendBudget(int maxMessages, long maxSize, @Nullable CapacityCondition room, Runnable whenWritable) {
		this.maxMessages = maxMessages;
		this.maxSize = maxSize;
		this.room = room;
		this.whenWritable = whenWritable;
	}

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

	// Waits for room if there is none.
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

	// Counts a message even if there is no room. The caller calls noteCrowded() later.
	void add(int size) {
		this.buffered.addAndGet(MESSAGE + size);
	}

	// Counts a message out. Wakes no sender, since the caller holds a lock.
	void remove(int size) {
		this.buffered.addAndGet(-MESSAGE - size);
	}

	// Messages no longer wait. Wakes no sender, see changed().
	void handOn(int messages, long size) {
		this.handedOn.addAndGet(messages * MESSAGE + size);
	}

	// A message that was handed on waits again.
	void comeBack(int size) {
		this.handedOn.addAndGet(-MESSAGE - size);
	}

	// Messages that were handed on are over.
	void written(int messages, long size) {
		// In this order: in between, fewer messages count as waiting than do, never more.
		this.buffered.addAndGet(-messages * MESSAGE - size);
		this.handedOn.addAndGet(-messages * MESSAGE - size);
	}

	void release(int messages, long size) {
		this.buffered.addAndGet(-messages * MESSAGE - size);
		changed();
	}

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
