package io.github.sockettask.autoconfigure;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Waits until all tasks are open that the start of the application waits for.
 */
final class StartupWait {

	private StartupWait() {
	}

	/**
	 * Wait, but not for the others if one of them keeps the application from starting.
	 * @param starts the starts, each with a deadline of its own
	 * @throws SocketTaskStartupException if the application must not start
	 */
	static void await(Collection<CompletableFuture<Void>> starts) {
		CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
		starts.forEach((start) -> start.whenComplete((open, failure) -> {
			if (failure != null) {
				all.completeExceptionally(failure);
			}
		}));
		try {
			all.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while tasks connect", ex);
		}
		catch (ExecutionException ex) {
			throw (cause(ex) instanceof RuntimeException failure) ? failure : new IllegalStateException(cause(ex));
		}
	}

	private static Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return (cause != null && !(failure instanceof SocketTaskStartupException)) ? cause(cause) : failure;
	}

}
