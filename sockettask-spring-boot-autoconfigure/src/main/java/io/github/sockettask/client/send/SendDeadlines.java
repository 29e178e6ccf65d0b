package io.github.sockettask.client.send;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.TransportTimer;

/**
 * Gives up one message when its time is over, in the queue in which it waits then.
 */
class SendDeadlines {

	private final QueuedSend send;

	private final TransportTimer timer;

	// The fields below are guarded by this.

	private Holder holder;

	private boolean over;

	/** Set when the message has expired, perhaps while it moves between two queues. */
	private @Nullable SendSocketMessageException expired;

	private @Nullable Runnable cancelTtl;

	private @Nullable Runnable cancelWait;

	SendDeadlines(QueuedSend send, TransportTimer timer, Holder holder) {
		this.send = send;
		this.timer = timer;
		this.holder = holder;
	}

	synchronized void live(Duration ttl) {
		if (!this.over) {
			this.cancelTtl = this.timer.schedule(() -> expire(SendFailures.expired(ttl)), ttl);
		}
	}

	private void expire(SendSocketMessageException failure) {
		synchronized (this) {
			this.expired = failure;
		}
		giveUp(failure);
	}

	// A message that has moved to another holder meanwhile has its time there.
	synchronized void waitAtMost(Holder holder, Duration duration, SendSocketMessageException failure) {
		if (!this.over && this.holder == holder) {
			this.cancelWait = this.timer.schedule(() -> giveUp(failure), duration);
		}
	}

	// The message waits in another queue from now on. Returns why it need not, if it has
	// expired.
	synchronized @Nullable SendSocketMessageException move(Holder holder) {
		this.holder = holder;
		if (this.cancelWait != null) {
			this.cancelWait.run();
			this.cancelWait = null;
		}
		return this.expired;
	}

	private void giveUp(SendSocketMessageException failure) {
		Holder tried = null;
		Holder next = holder();
		while (next != tried && !next.withdraw(this.send, failure)) {
			tried = next;
			next = holder();
		}
	}

	private synchronized Holder holder() {
		return this.holder;
	}

	/** The message is over. */
	synchronized void cancel() {
		this.over = true;
		if (this.cancelTtl != null) {
			this.cancelTtl.run();
		}
		if (this.cancelWait != null) {
			this.cancelWait.run();
		}
	}

	/**
	 * A queue in which messages wait.
	 */
	interface Holder {

		/**
		 * Give up a message that waits.
		 * @param send the message
		 * @param failure why it is not sent
		 * @return whether it waited here
		 */
		boolean withdraw(QueuedSend send, SendSocketMessageException failure);

	}

}
