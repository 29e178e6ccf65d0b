package io.github.sockettask.client.send;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.Overflow;

/**
 * Where senders wait for room.
 */
class CapacityCondition {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// Guarded by lock, but may be read without
	private volatile int waiters;

	// Guarded by lock
	private boolean closed;

	/**
	 * Make a place to wait, where there is any waiting.
	 * @param overflow what becomes of a message for which there is no room
	 * @return the place, or {@code null} if nobody waits
	 */
	static @Nullable CapacityCondition of(Overflow overflow) {
		return (overflow == Overflow.BLOCK) ? new CapacityCondition() : null;
	}

	/**
	 * Wait for room.
	 * @param reserve takes a place, if there is one; runs under the lock
	 * @param nanos how long to wait
	 * @return what has come of it
	 * @throws InterruptedException if the thread is interrupted
	 */
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

	/** There will be no room any more. */
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
	 * What has come of waiting for room.
	 */
	enum Result {

		ROOM, CLOSED, TIMEOUT

	}

}
