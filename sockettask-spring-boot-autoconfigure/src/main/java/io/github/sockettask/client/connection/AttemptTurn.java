package io.github.sockettask.client.connection;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.connect.ConnectLimiter;

/**
 * The way of an attempt to the transport: it waits for its turn, may be prepared, and is
 * handed over once, or never if it is over before. Its turn lasts until it is over.
 */
public class AttemptTurn {

	// The fields below are guarded by this

	/** Whether the transport has the attempt, or will not get it. */
	private boolean handedOver;

	private boolean over;

	private ConnectLimiter.@Nullable Permit permit;

	/** Cancels the deadline of what prepares the attempt. */
	private @Nullable Runnable cancelDeadline;

	/**
	 * Wait for the turn.
	 * @param limiter knows when it is
	 * @param attempt begins the attempt, and may do so at once
	 */
	public void waitFor(ConnectLimiter limiter, Runnable attempt) {
		ConnectLimiter.Permit permit = limiter.acquire(attempt);
		synchronized (this) {
			if (!this.over) {
				this.permit = permit;
				return;
			}
		}
		permit.release();
	}

	/**
	 * Prepare the attempt, for a limited time.
	 * @param cancelDeadline to run when it is handed over
	 */
	void prepare(Runnable cancelDeadline) {
		synchronized (this) {
			if (!this.handedOver) {
				this.cancelDeadline = cancelDeadline;
				return;
			}
		}
		cancelDeadline.run();
	}

	/**
	 * Hand the attempt over, or keep it from that.
	 * @return whether that was not done before
	 */
	boolean handOver() {
		Runnable cancelDeadline;
		synchronized (this) {
			if (this.handedOver) {
				return false;
			}
			this.handedOver = true;
			cancelDeadline = this.cancelDeadline;
			this.cancelDeadline = null;
		}
		if (cancelDeadline != null) {
			cancelDeadline.run();
		}
		return true;
	}

	/** The attempt has succeeded or failed, or will not be made. */
	public void over() {
		ConnectLimiter.Permit permit;
		synchronized (this) {
			this.over = true;
			permit = this.permit;
			this.permit = null;
		}
		if (permit != null) {
			permit.release();
		}
	}

}
