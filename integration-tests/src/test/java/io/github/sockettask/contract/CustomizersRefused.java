package io.github.sockettask.contract;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An executor that runs the first callbacks of a task, and has no thread for what
 * customizes its handshake.
 */
class CustomizersRefused implements Executor {

	private final AtomicInteger calls = new AtomicInteger();

	@Override
	public void execute(Runnable task) {
		if (this.calls.incrementAndGet() == 2) {
			throw new RejectedExecutionException("by intention");
		}
		task.run();
	}

}
