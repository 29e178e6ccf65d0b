package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.SmartLifecycle;

import io.github.sockettask.transport.DurationText;

/**
 * Connects the tasks when the application has started, and closes all connections when it
 * stops and its web server has drained its requests. Starting only begins to connect, so
 * that a server that is down does not delay the application, unless {@code startup} asks
 * for it.
 */
class SocketTaskLifecycle implements SmartLifecycle {

	/**
	 * Between the web server (2048 below the default phase of Spring) and its graceful
	 * shutdown (1024 below): tasks start after the server, so that they may connect to
	 * this very application, and stop when its requests have ended, which may send until
	 * then.
	 */
	static final int DEFAULT_PHASE = SmartLifecycle.DEFAULT_PHASE - 1536;

	/**
	 * What a task may take for the end of its callbacks, on top of its close timeout.
	 */
	private static final Duration GRACE = Duration.ofSeconds(2);

	private static final Log logger = LogFactory.getLog(SocketTaskLifecycle.class);

	private final LifecycleTasks tasks;

	private final Duration phaseTimeout;

	private final int phase;

	private volatile boolean running;

	/**
	 * Create a lifecycle.
	 * @param tasks what to start and to stop
	 * @param phaseTimeout how long Spring waits for what stops
	 * @param phase when to start and to stop
	 */
	SocketTaskLifecycle(LifecycleTasks tasks, Duration phaseTimeout, int phase) {
		this.tasks = tasks;
		this.phaseTimeout = phaseTimeout;
		this.phase = phase;
	}

	@Override
	public void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		try {
			await(this.tasks.start());
		}
		catch (RuntimeException ex) {
			// The context does not stop a lifecycle bean whose start failed.
			stop();
			throw ex;
		}
	}

	// Not for the other tasks if one of them keeps the application from starting.
	private static void await(Collection<CompletableFuture<Void>> starts) {
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

	@Override
	public void stop() {
		stopTasks().join();
	}

	@Override
	public void stop(Runnable callback) {
		stopTasks().thenRun(callback);
	}

	private CompletableFuture<Void> stopTasks() {
		if (!this.running) {
			return CompletableFuture.completedFuture(null);
		}
		this.running = false;
		Collection<CompletableFuture<Void>> stops = this.tasks.stopAll(drain());
		return CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new))
			.orTimeout(this.phaseTimeout.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> {
				logger.warn("Not all connections could be closed in order within " + DurationText.of(this.phaseTimeout)
						+ ", the rest is cut: " + failure);
				return null;
			});
	}

	// The peer still has to answer the close frame that comes behind.
	private Duration drain() {
		Duration drain = this.phaseTimeout.minus(this.tasks.longestCloseTimeout()).minus(GRACE);
		return drain.isNegative() ? Duration.ZERO : drain;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
