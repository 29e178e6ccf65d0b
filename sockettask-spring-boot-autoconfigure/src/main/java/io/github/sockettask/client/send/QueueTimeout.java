package io.github.sockettask.client.send;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendOption;

/**
 * Gives up messages that have waited too long. Counts ticks while something waits, an
 * eighth of the timeout each, so that a send need not ask for the time: a message is
 * given up between its timeout and an eighth more.
 */
class QueueTimeout {

	private static final int TICKS = 8;

	private final TaskSends sends;

	private final SendQueue queue;

	private volatile int tick;

	// Guarded by this for writing.
	private volatile boolean watching;

	// Guarded by this.
	private @Nullable Runnable cancel;

	// Guarded by this.
	private boolean closed;

	QueueTimeout(TaskSends sends, SendQueue queue) {
		this.sends = sends;
		this.queue = queue;
	}

	int tick() {
		return this.tick;
	}

	/** A message waits from now on. */
	void watch() {
		if (!this.watching) {
			schedule();
		}
	}

	private synchronized void schedule() {
		if (!this.watching && !this.closed) {
			this.watching = true;
			this.cancel = this.sends.timer().schedule(this::next, this.sends.timeout().dividedBy(TICKS).plusNanos(1));
		}
	}

	private void next() {
		int tick = this.tick + 1;
		this.tick = tick;
		this.queue.expire((send) -> tick - send.tick > TICKS && !hasOwnTimeout(send),
				() -> SendFailures.timedOut(this.sends.timeout()));
		// First, so that a message that is added meanwhile is watched too.
		this.watching = false;
		if (!this.queue.isEmpty()) {
			schedule();
		}
	}

	private static boolean hasOwnTimeout(QueuedSend send) {
		SendOption option = send.option();
		return option != null && option.timeout() != null;
	}

	synchronized void cancel() {
		this.closed = true;
		if (this.cancel != null) {
			this.cancel.run();
		}
	}

}
