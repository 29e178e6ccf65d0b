package io.github.sockettask.client.send;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The condition on which senders wait for room.
 */
class CapacityCondition {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// Guarded by lock, but read without
	private volatile int waiters;

	// Guarded by lock
	private boolean closed;

	// Waits until room is reserved, which is tried under the lock.
	Result await(BooleanSupplier reserve, long nanos) throws InterruptedException {
		long left = nanos;
		this.lock.lockInterruptibly();
		try {
			this.waiters++;
			while (!this.closed) {
				if (reserve.getAsBoolean()) {
					return Result.ROOM;
				}
				if (left <= 0) {
					return Result.TIMEOUT;
				}
				left = this.changed.awaitNanos(left);
			}
			return Result.CLOSED;
		}
		finally {
			this.waiters--;
			this.lock.unlock();
		}
	}

	/** There may be room. */
	void signal() {
		if (this.waiters > 0) {
			this.lock.lock();
			try {
				this.changed.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/** There will be no more room: waiting senders give up. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * The result of waiting for room.
	 */
	enum Result {

		ROOM, CLOSED, TIMEOUT

	}

}
