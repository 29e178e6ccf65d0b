package io.github.sockettask.client.heartbeat;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;
import io.github.sockettask.transport.TransportTimer;

/**
 * Runs one task at a time later, on the event loop of the connection, until the
 * connection ends. A task learns whether it runs much too late, as after the process was
 * suspended: data that has arrived meanwhile may be unread.
 */
class ConnectionTimer {

	private static final long LATE = Duration.ofSeconds(1).toNanos();

	private final TransportTimer timer;

	private final LongSupplier nanoTime;

	// Guarded by this.

	private boolean over;

	private @Nullable Runnable cancel;

	ConnectionTimer(TransportTimer timer, LongSupplier nanoTime) {
		this.timer = timer;
		this.nanoTime = nanoTime;
	}

	// Runs a task later, unless the connection ends before.
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

	/** Run no more tasks. */
	synchronized void end() {
		this.over = true;
		if (this.cancel != null) {
			this.cancel.run();
			this.cancel = null;
		}
	}

	/**
	 * A task.
	 */
	@FunctionalInterface
	interface Due {

		/**
		 * Run the task.
		 * @param late whether it runs much too late
		 */
		void run(boolean late);

	}

}
