package io.github.sockettask.benchmarks.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets senders wait while too much is waiting to be written, for libraries that don't
 * tell when a message is written. One of the senders looks at the queue, the others wait
 * for that one, so that many of them look no more often than one does.
 */
public final class QueueWatch {

	private static final long PAUSE_NANOS = 50_000;

	private static final long DEADLINE = Duration.ofSeconds(20).toNanos();

	/**
	 * Wait as long as the queue is full.
	 * @param full whether it is
	 */
	public synchronized void awaitRoom(BooleanSupplier full) {
		if (!full.getAsBoolean()) {
			return;
		}
		long start = System.nanoTime();
		while (full.getAsBoolean()) {
			if (System.nanoTime() - start > DEADLINE) {
				throw new IllegalStateException("Nothing is written any more");
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
	}

}
