package io.github.sockettask.benchmarks.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Bounds the messages of one sending thread that were handed to a library and not written
 * yet. Full, it lets the sender wait until half of them are written. It is a callback of
 * completion stages itself, so that nothing is allocated for a message.
 */
public final class SendWindow implements BiConsumer<@Nullable Object, @Nullable Throwable> {

	private static final long DEADLINE = Duration.ofSeconds(20).toNanos();

	private static final long CHECK = Duration.ofMillis(100).toNanos();

	private final int size;

	private final AtomicLong written = new AtomicLong();

	private volatile @Nullable Throwable failure;

	private volatile @Nullable Thread waiting;

	// written by the sender before "waiting"
	private long wakeAt;

	// the sender's own
	private long sent;

	/**
	 * Create a window.
	 * @param size the most messages that wait to be written
	 */
	public SendWindow(int size) {
		this.size = size;
	}

	/**
	 * Wait for room for one more message, which is sent next.
	 */
	public void awaitRoom() {
		this.sent++;
		if (this.sent - this.written.get() > this.size) {
			awaitHalf();
		}
	}

	private void awaitHalf() {
		long deadline = System.nanoTime() + DEADLINE;
		this.wakeAt = this.sent - this.size / 2;
		this.waiting = Thread.currentThread();
		while (this.written.get() < this.wakeAt) {
			LockSupport.parkNanos(this, CHECK);
			if (this.failure != null || System.nanoTime() - deadline > 0) {
				throw new IllegalStateException("Nothing is written any more", this.failure);
			}
		}
		this.waiting = null;
	}

	/**
	 * Tell that a message is written.
	 */
	public void written() {
		long written = this.written.incrementAndGet();
		Thread waiting = this.waiting;
		if (waiting != null && written >= this.wakeAt) {
			LockSupport.unpark(waiting);
		}
	}

	/**
	 * Tell that a message is lost.
	 * @param failure why
	 */
	public void failed(Throwable failure) {
		this.failure = failure;
		written();
	}

	@Override
	public void accept(@Nullable Object result, @Nullable Throwable failure) {
		if (failure != null) {
			failed(failure);
		}
		else {
			written();
		}
	}

}
