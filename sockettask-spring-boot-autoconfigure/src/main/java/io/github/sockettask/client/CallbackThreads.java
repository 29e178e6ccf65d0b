package io.github.sockettask.client;

import java.util.concurrent.Executor;

/**
 * Knows the threads that run callbacks while they do, since those must not wait for what
 * callbacks have to do first.
 *
 * @param executor runs callbacks
 */
record CallbackThreads(Executor executor) implements Executor {

	private static final ThreadLocal<Boolean> CURRENT = new ThreadLocal<>();

	@Override
	public void execute(Runnable callbacks) {
		this.executor.execute(() -> run(callbacks));
	}

	private static void run(Runnable callbacks) {
		Boolean outer = CURRENT.get();
		CURRENT.set(true);
		try {
			callbacks.run();
		}
		finally {
			if (outer == null) {
				CURRENT.remove();
			}
		}
	}

	/**
	 * Return whether the calling thread runs callbacks.
	 * @return whether it must not wait
	 */
	static boolean isCurrent() {
		return CURRENT.get() != null;
	}

}
