package io.github.sockettask.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs the callbacks of a task one at a time, in order, on a shared executor. Takes a
 * thread only while there is something to run, and gives it back now and then so that a
 * busy task does not keep it from others.
 */
class CallbackStream {

	private static final Log logger = LogFactory.getLog(CallbackStream.class);

	private static final int TURN = 256;

	private final Executor executor;

	// Guarded by this
	private final Queue<Runnable> queue = new ArrayDeque<>();

	// Guarded by this: whether a drain is running or about to
	private boolean draining;

	CallbackStream(Executor executor) {
		this.executor = executor;
	}

	void execute(Runnable callback) {
		synchronized (this) {
			this.queue.add(callback);
			if (this.draining) {
				return;
			}
			this.draining = true;
		}
		submit();
	}

	/**
	 * Run a callback that the calling thread has caused, and may have to run itself if it
	 * causes them faster than they can run.
	 * @param callback the callback
	 */
	void executeOrRun(Runnable callback) {
		boolean full;
		synchronized (this) {
			full = this.queue.size() >= SendBudget.MAX_MESSAGES;
		}
		if (full) {
			callback.run();
		}
		else {
			execute(callback);
		}
	}

	private void submit() {
		try {
			this.executor.execute(this::drain);
		}
		catch (RejectedExecutionException | Error ex) {
			synchronized (this) {
				this.draining = false;
			}
			logger.error("The callback executor takes no more work, callbacks wait until it does", ex);
		}
	}

	private void drain() {
		for (int i = 0; i < TURN; i++) {
			Runnable callback = next();
			if (callback == null) {
				return;
			}
			try {
				callback.run();
			}
			catch (Throwable ex) {
				logger.error("Callback failed", ex);
			}
		}
		submit();
	}

	private synchronized @Nullable Runnable next() {
		Runnable callback = this.queue.poll();
		if (callback == null) {
			this.draining = false;
		}
		return callback;
	}

}
