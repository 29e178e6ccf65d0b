package io.github.sockettask.client.heartbeat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportTimer;

/**
 * Runs one thing at a time later, where the connection is told of events, until the
 * connection ends. Tells what runs much later than it was due, as in a process that was
 * suspended: what has arrived meanwhile may not have been read yet.
 */
class ConnectionTimer {

	private static final long LATE = Duration.ofSeconds(1).toNanos();

	private final TransportTimer timer;

	private final LongSupplier nanoTime;

	// Guarded by this

	private boolean over;

	private @Nullable Runnable cancel;

	/**
	 * Create a timer with nothing to run.
	 * @param timer runs what is due
	 * @param nanoTime tells the time as {@link System#nanoTime} does
	 */
	ConnectionTimer(TransportTimer timer, LongSupplier nanoTime) {
		this.timer = timer;
		this.nanoTime = nanoTime;
	}

	/**
	 * Run something later, unless the connection ends before.
	 * @param connection the connection
	 * @param due what to run
	 * @param delay how long to wait
	 */
	synchronized void schedule(TransportConnection connection, Due due, Duration delay) {
		if (this.over) {
			return;
		}
		long time = this.nanoTime.getAsLong() + delay.toNanos();
		this.cancel = this.timer.schedule(() -> elapsed(connection, due, time), delay);
	}

	private void elapsed(TransportConnection connection, Due due, long time) {
		try {
			connection.execute(() -> {
				if (!isOver()) {
					due.run(this.nanoTime.getAsLong() - time > LATE);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			end();
		}
	}

	private synchronized boolean isOver() {
		return this.over;
	}

	/** Run nothing any more. */
	synchronized void end() {
		this.over = true;
		if (this.cancel != null) {
			this.cancel.run();
			this.cancel = null;
		}
	}

	/**
	 * What is to be run.
	 */
	@FunctionalInterface
	interface Due {

		/**
		 * It is time.
		 * @param late whether it has been for long
		 */
		void run(boolean late);

	}

}
