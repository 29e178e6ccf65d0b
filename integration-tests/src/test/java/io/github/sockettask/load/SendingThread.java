package io.github.sockettask.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.sockettask.SocketTask;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends without an end, not too far ahead, and keeps the outcomes.
 */
final class SendingThread extends Thread {

	private static final int AHEAD = 50;

	private final int number;

	private final SocketTask task;

	private final Semaphore ahead = new Semaphore(AHEAD);

	private volatile boolean finished;

	// Both are guarded by this

	private final BitSet written = new BitSet();

	private final BitSet failed = new BitSet();

	SendingThread(int number, SocketTask task) {
		super("sender-" + number);
		this.number = number;
		this.task = task;
		setDaemon(true);
	}

	int number() {
		return this.number;
	}

	@Override
	public void run() {
		for (int i = 0; !this.finished; i++) {
			this.ahead.acquireUninterruptibly();
			int message = i;
			boolean refused = this.task.send(this.number + ":" + message)
				.whenComplete((result, failure) -> told(message, failure == null))
				.isCompletedExceptionally();
			if (refused) {
				// the next connection takes its time
				LockSupport.parkNanos(Duration.ofNanos(200_000).toNanos());
			}
		}
	}

	private synchronized void told(int message, boolean ok) {
		(ok ? this.written : this.failed).set(message);
		this.ahead.release();
	}

	void finish() {
		this.finished = true;
	}

	void awaitOutcomes() throws InterruptedException {
		assertThat(this.ahead.tryAcquire(AHEAD, 5, TimeUnit.SECONDS)).as("all outcomes are told").isTrue();
		assertThat(this.written.intersects(this.failed)).isFalse();
	}

	synchronized BitSet written() {
		return this.written;
	}

	synchronized BitSet failed() {
		return this.failed;
	}

}
