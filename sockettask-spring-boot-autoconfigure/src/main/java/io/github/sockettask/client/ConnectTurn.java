package io.github.sockettask.client;

import org.jspecify.annotations.Nullable;

/**
 * The turn of one attempt to connect.
 */
class ConnectTurn {

	// Guarded by this, null before it is known and when the turn is over
	private ConnectLimiter.@Nullable Permit permit;

	// Guarded by this
	private boolean over;

	/**
	 * Wait for the turn.
	 * @param limiter knows when it is
	 * @param attempt begins the attempt, maybe at once
	 */
	void await(ConnectLimiter limiter, Runnable attempt) {
		ConnectLimiter.Permit permit = limiter.acquire(attempt);
		synchronized (this) {
			if (!this.over) {
				this.permit = permit;
				return;
			}
		}
		permit.release();
	}

	/** The attempt has succeeded or failed, or will not be made. */
	void end() {
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
