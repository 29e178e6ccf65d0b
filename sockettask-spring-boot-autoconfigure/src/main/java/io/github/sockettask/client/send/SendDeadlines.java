package io.github.sockettask.client.send;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.transport.TransportTimer;

/**
 * Gives up one message when its time is over, wherever it waits then.
 */
class SendDeadlines {

	private final QueuedSend send;

	private final TransportTimer timer;

	// The fields below are guarded by this

	private Holder holder;

	private boolean over;

	/** Set when the message has reached its age, which may be between two holders. */
	private @Nullable SendSocketMessageException expired;

	private @Nullable Runnable cancelTtl;

	private @Nullable Runnable cancelWait;

	/**
	 * Create timers of which none runs.
	 * @param send the message
	 * @param timer runs them
	 * @param holder where the message waits
	 */
	SendDeadlines(QueuedSend send, TransportTimer timer, Holder holder) {
		this.send = send;
		this.timer = timer;
		this.holder = holder;
	}

	/**
	 * Bound the whole life of the message.
	 * @param ttl from now on
	 */
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

	/**
	 * Bound how long the message waits where it is.
	 * @param holder where it is, unless it has moved meanwhile
	 * @param duration from now on
	 * @param failure what is told of it then
	 */
	synchronized void waitAtMost(Holder holder, Duration duration, SendSocketMessageException failure) {
		if (!this.over && this.holder == holder) {
			this.cancelWait = this.timer.schedule(() -> giveUp(failure), duration);
		}
	}

	/**
	 * The message waits elsewhere from now on.
	 * @param holder where
	 * @return why it need not, if its life is over
	 */
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
