package io.github.sockettask.client.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.RepeatedLog;

/**
 * Runs the callbacks of a task one at a time, in order. Takes a thread only while there
 * are callbacks to run, and returns it regularly, so that a busy task does not occupy it.
 */
public class SerialExecutor {

	private static final Log logger = LogFactory.getLog(SerialExecutor.class);

	/**
	 * Maximum number of waiting callbacks, until a thread that causes more runs them
	 * itself.
	 */
	public static final int MAX_WAITING = 16 * 1024;

	private static final int TURN = 256;

	/** Initial capacity of the queue, small since most tasks are idle. */
	private static final int FEW = 3;

	static final long TURN_TIME = Duration.ofMillis(10).toNanos();

	private final RepeatedLog log = new RepeatedLog(logger);

	private final Executor shared;

	private final LongSupplier clock;

	private final RunningCallback callback = new RunningCallback();

	// The fields below are guarded by this.

	private final Deque<Runnable> queue = new ArrayDeque<>(FEW);

	private Executor executor;

	/** Whether a callback is running. */
	private boolean running;

	/** Whether callbacks were submitted to the executor and have not begun. */
	private boolean submitted;

	/** Whether callbacks wait for memory, or for an executor that takes them. */
	private boolean stalled;

	// The fields below belong to the thread that runs callbacks

	/** When the current turn began. */
	private long turn;

	/**
	 * Whether the begin is known. A turn in the calling thread mostly ends before the
	 * time matters, and reading the clock would cost more than the turn.
	 */
	private boolean turnBegun;

	/** Whether a callback has ended it. */
	private boolean turnOver;

	public SerialExecutor(Executor shared) {
		this(shared, System::nanoTime);
	}

	public SerialExecutor(Executor shared, LongSupplier clock) {
		this.shared = shared;
		this.executor = shared;
		this.clock = clock;
	}

	// Runs callbacks on another executor, also those that wait already. A callback that
	// runs now ends where it is. If the other executor rejects callbacks, the shared one
	// runs them.
	synchronized void moveTo(Executor executor) {
		this.executor = executor;
	}

	public RunningCallback running() {
		return this.callback;
	}

	// Runs callbacks on the shared executor again, unless they were moved to a third one.
	synchronized void moveBack(Executor from) {
		if (this.executor == from) {
			this.executor = this.shared;
		}
	}

	public void execute(Runnable callback) {
		synchronized (this) {
			this.queue.add(callback);
			if (this.running || this.submitted) {
				return;
			}
			this.submitted = true;
		}
		submit();
	}

	/**
	 * Continue with callbacks that could not run for lack of memory or of a thread. To be
	 * called regularly.
	 */
	public void recover() {
		synchronized (this) {
			if (!this.stalled || this.running || this.submitted || this.queue.isEmpty()) {
				return;
			}
			this.submitted = true;
		}
		submit();
	}

	// To be called by the running callback: its rest runs before all other callbacks.
	public synchronized void executeNext(Runnable callback) {
		this.queue.addFirst(callback);
		this.turnOver = true;
	}

	// Returns whether the running callback should leave the thread to others.
	public boolean isTurnOver() {
		long now = this.clock.getAsLong();
		if (!this.turnBegun) {
			this.turnBegun = true;
			this.turn = now;
		}
		return now - this.turn > TURN_TIME;
	}

	// The calling thread runs the callback itself if it causes callbacks faster than they
	// can run.
	public void executeOrRun(Runnable callback) {
		boolean full;
		synchronized (this) {
			full = this.queue.size() >= MAX_WAITING;
		}
		if (full) {
			callback.run();
		}
		else {
			execute(callback);
		}
	}

	// Returns whether no callback runs or waits.
	public synchronized boolean isIdle() {
		return !this.running && this.queue.isEmpty();
	}

	// Returns whether the calling thread may run a callback now. It calls exit()
	// afterwards.
	public synchronized boolean tryEnter() {
		if (this.running || !this.queue.isEmpty()) {
			return false;
		}
		this.running = true;
		this.turnBegun = false;
		return true;
	}

	public void exit() {
		this.callback.end();
		synchronized (this) {
			this.running = false;
			if (this.queue.isEmpty() || this.submitted || this.stalled) {
				return;
			}
			this.submitted = true;
		}
		submit();
	}

	// Logs an exception that was thrown outside of the handlers of the application.
	public void failed(Throwable failure) {
		this.log.error("callback", () -> "Callback failed", failure);
	}

	private void submit() {
		Executor executor;
		synchronized (this) {
			executor = this.executor;
		}
		try {
			executor.execute(() -> drain(executor));
		}
		catch (RuntimeException | Error ex) {
			if (executor != this.shared) {
				moveBack(executor);
				submit();
				return;
			}
			boolean first;
			synchronized (this) {
				this.submitted = false;
				first = !this.stalled;
				this.stalled = true;
			}
			if (first) {
				logger.error("The callback executor takes no more work, callbacks wait until it does", ex);
			}
		}
	}

	private void drain(Executor executor) {
		synchronized (this) {
			this.submitted = false;
			if (this.running) {
				// The thread that runs them continues, or submits again.
				return;
			}
			this.running = true;
			this.stalled = false;
		}
		try {
			this.turn = this.clock.getAsLong();
			this.turnBegun = true;
			this.turnOver = false;
			for (int i = 0; i < TURN && !this.turnOver; i++) {
				Runnable callback = next(executor);
				if (callback == null) {
					break;
				}
				run(callback);
			}
		}
		finally {
			exit();
		}
	}

	private void run(Runnable callback) {
		this.callback.begin("callback");
		try {
			callback.run();
		}
		catch (OutOfMemoryError ex) {
			// Not from code of the application, whose failures are reported where it is
			// called.
			stall(callback);
			this.log.error("memory",
					() -> "Callback failed for lack of memory, it runs again in a second at the latest", ex);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	// The queue needs no memory for the callback, since it has just left.
	private synchronized void stall(Runnable callback) {
		this.queue.addFirst(callback);
		this.stalled = true;
		this.turnOver = true;
	}

	private synchronized @Nullable Runnable next(Executor executor) {
		return (this.executor == executor) ? this.queue.poll() : null;
	}

}
