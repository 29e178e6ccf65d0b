package io.github.sockettask.client;

import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

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
	 * Return whether the calling thread may wait.
	 * @param connection the connection that it would wait for, if there is one
	 * @return false if it runs callbacks, or serves connections
	 */
	static boolean mayWait(@Nullable TransportConnection connection) {
		return CURRENT.get() == null && (connection == null || !connection.inEventLoop());
	}

}
