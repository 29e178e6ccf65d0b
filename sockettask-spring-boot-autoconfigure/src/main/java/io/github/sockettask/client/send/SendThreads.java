package io.github.sockettask.client.send;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.SerialExecutor;

/**
 * The threads that the sends of a task use.
 *
 * @param executor runs callbacks one at a time
 * @param callbacks calls the sources of streamed messages
 * @param completions completes futures, or {@code null} to complete them on the event
 * loop
 * @param mayWait tells whether the calling thread may wait for room
 */
public record SendThreads(SerialExecutor executor, Executor callbacks, @Nullable Executor completions,
		BooleanSupplier mayWait) {

	/**
	 * Return the threads of a connection whose callbacks run on its event loop.
	 * @return the same without threads for futures
	 */
	public SendThreads inline() {
		return new SendThreads(this.executor, this.callbacks, null, this.mayWait);
	}

}
