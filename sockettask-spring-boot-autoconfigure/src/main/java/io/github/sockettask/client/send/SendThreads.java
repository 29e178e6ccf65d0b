package io.github.sockettask.client.send;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.SerialExecutor;

/**
 * The threads that the sends of a task use.
 *
 * @param stream where callbacks run
 * @param callbacks where a stream of fragments is asked for more
 * @param completions where futures complete, or {@code null} for the thread that knows
 * @param mayWait whether the calling thread may wait for room
 */
public record SendThreads(SerialExecutor stream, Executor callbacks, @Nullable Executor completions,
		BooleanSupplier mayWait) {

	/**
	 * Return the threads of a connection whose callbacks run on its event loop.
	 * @return the same without threads for futures
	 */
	public SendThreads inline() {
		return new SendThreads(this.stream, this.callbacks, null, this.mayWait);
	}

}
