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
 * is something to run, and gives it back now and then so that a busy task does not keep
 * it from others.
 */
public class SerialExecutor {

	private static final Log logger = LogFactory.getLog(SerialExecutor.class);

	/** How many callbacks may wait before a thread that causes more runs them itself. */
	public static final int MAX_WAITING = 16 * 1024;

	private static final int TURN = 256;

	static final long TURN_TIME = Duration.ofMillis(10).toNanos();

	private final RepeatedLog log = new RepeatedLog(logger);

	private final Executor shared;

	private final LongSupplier clock;

	private final RunningCallback callback = new RunningCallback();

	// The fields below are guarded by this

	private final Deque<Runnable> queue = new ArrayDeque<>();

	private Executor executor;

	/** Whether a callback is running. */
	private boolean running;

	/** Whether the executor was asked to run callbacks, and has not begun. */
	private boolean submitted;

	/** Whether callbacks wait for memory, or for an executor that takes them. */
	private boolean stalled;

	// The fields below belong to who is running callbacks

	/** When the current turn began. */
	private long turn;

	/**
	 * Whether that is known. A turn in the calling thread is mostly over before the clock
	 * is looked at, which would cost more than the turn.
	 */
	private boolean turnBegun;

	/** Whether a callback has ended it. */
	private boolean turnOver;

	/**
	 * Create a stream.
	 * @param shared where callbacks run, until the stream is moved
	 */
	public SerialExecutor(Executor shared) {
		this(shared, System::nanoTime);
	}

	public SerialExecutor(Executor shared, LongSupplier clock) {
		this.shared = shared;
		this.executor = shared;
		this.clock = clock;
	}

	/**
	 * Run callbacks elsewhere, those too that wait already. The one that is running ends
	 * where it is.
	 * @param executor runs callbacks; if it rejects them, they run where they did at
	 * first
	 */
	synchronized void moveTo(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Return what runs.
	 * @return the callback that runs in this stream, if any
	 */
	public RunningCallback running() {
		return this.callback;
	}

	/**
	 * Run callbacks again where they did at first.
	 * @param from where they run now; if they run elsewhere, nothing is changed
	 */
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
	 * Go on with callbacks that could not run for lack of memory or of a thread. To be
	 * called now and then.
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

	/**
	 * Run the rest of a callback that ends its turn, before all others.
	 * @param callback the rest; to be called by the running callback
	 */
	public synchronized void executeNext(Runnable callback) {
		this.queue.addFirst(callback);
		this.turnOver = true;
	}

	/**
	 * Return whether the running callback should leave the thread to others.
	 * @return whether it and those before have had it for long enough
	 */
	public boolean isTurnOver() {
		long now = this.clock.getAsLong();
		if (!this.turnBegun) {
			this.turnBegun = true;
			this.turn = now;
		}
		return now - this.turn > TURN_TIME;
	}

	/**
	 * Run a callback that the calling thread has caused, and may have to run itself if it
	 * causes them faster than they can run.
	 * @param callback the callback
	 */
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

	/**
	 * Return whether no callback runs, and none waits.
	 * @return whether all have run that were added before
	 */
	public synchronized boolean isIdle() {
		return !this.running && this.queue.isEmpty();
	}

	/**
	 * Try to run a callback in the calling thread.
	 * @return whether it may run now; {@link #exit} must be called when it has
	 */
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

	/**
	 * Log what was thrown outside of the handlers of the application.
	 * @param failure the exception
	 */
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
				// who is running them goes on, or submits again
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
			// Not from code of the application, which is reported where it is called
			stall(callback);
			this.log.error("memory",
					() -> "Callback failed for lack of memory, it runs again in a second at the latest", ex);
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	// The queue needs no memory for it, since the callback has just left
	private synchronized void stall(Runnable callback) {
		this.queue.addFirst(callback);
		this.stalled = true;
		this.turnOver = true;
	}

	private synchronized @Nullable Runnable next(Executor executor) {
		return (this.executor == executor) ? this.queue.poll() : null;
	}

}
