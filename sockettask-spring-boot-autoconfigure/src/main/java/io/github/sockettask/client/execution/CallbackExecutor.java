package io.github.sockettask.client.execution;

import java.util.concurrent.Executor;

import io.github.sockettask.transport.Transport;

/**
 * An executor that marks its threads while they run callbacks: these threads must not
 * wait for other callbacks.
 *
 * @param executor runs callbacks
 */
public record CallbackExecutor(Executor executor) implements Executor {

	private static final ThreadLocal<Boolean> CURRENT = new ThreadLocal<>();

	@Override
	public void execute(Runnable callbacks) {
		this.executor.execute(() -> run(callbacks));
	}

	private static void run(Runnable callbacks) {
		boolean marked = mark();
		try {
			callbacks.run();
		}
		finally {
			if (marked) {
				CURRENT.remove();
			}
		}
	}

	// Without memory for the mark, callbacks run without: otherwise they never would
	private static boolean mark() {
		try {
			if (CURRENT.get() != null) {
				return false;
			}
			CURRENT.set(true);
			return true;
		}
		catch (OutOfMemoryError ex) {
			return false;
		}
	}

	// Returns false if the thread runs callbacks, or serves connections of this task or
	// of another one.
	public static boolean mayWait(Transport transport) {
		return CURRENT.get() == null && !transport.inEventLoop();
	}

}
