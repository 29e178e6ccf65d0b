package io.github.sockettask.test;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Guards state that one thread changes and others wait for. All waiting ends when the
 * signal is closed.
 */
final class Signal {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean closed;

	void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	<T> T read(Supplier<T> state) {
		this.lock.lock();
		try {
			return state.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait until the probe finds something. It runs under the lock.
	 * @param timeout how long to wait
	 * @param probe looks at the state
	 * @param <T> type of what is looked for
	 * @return what was found, or {@code null} if nothing was within the time
	 */
	<T> @Nullable T poll(Duration timeout, Supplier<@Nullable T> probe) {
		long remaining = timeout.toNanos();
		this.lock.lock();
		try {
			T found = probe.get();
			while (found == null && remaining > 0) {
				if (this.closed) {
					throw new CancellationException("Closed while waiting");
				}
				remaining = this.changed.awaitNanos(remaining);
				found = probe.get();
			}
			return found;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted");
		}
		finally {
			this.lock.unlock();
		}
	}

	void pause(Duration duration) {
		poll(duration, () -> null);
	}

	boolean isClosed() {
		return read(() -> this.closed);
	}

	void close() {
		change(() -> this.closed = true);
	}

}
