package io.github.sockettask.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.SmartLifecycle;

import io.github.sockettask.transport.TimeWords;

/**
 * Connects the tasks when the application has started, and closes all connections first
 * when it stops. Starting only begins to connect, so that a server that is down does not
 * hold up the application, unless {@code startup} says that it shall.
 */
class SocketTaskLifecycle implements SmartLifecycle {

	/**
	 * After the web server and its graceful shutdown (2048 and 1024 below the default):
	 * tasks may connect to this very application, and no more messages come in while it
	 * shuts down. Before components of the default phase: one of the application's own
	 * that sends through a task finds it started, and is stopped before it.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

	/**
	 * What a task may take for the end of its callbacks, on top of its close timeout.
	 */
	private static final Duration GRACE = Duration.ofSeconds(2);

	private static final Log logger = LogFactory.getLog(SocketTaskLifecycle.class);

	private final LifecycleTasks tasks;

	private final Duration phaseTimeout;

	private volatile boolean running;

	/**
	 * Create a lifecycle.
	 * @param tasks what to start and to stop
	 * @param phaseTimeout how long Spring waits for what stops
	 */
	SocketTaskLifecycle(LifecycleTasks tasks, Duration phaseTimeout) {
		this.tasks = tasks;
		this.phaseTimeout = phaseTimeout;
	}

	@Override
	public void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		try {
			StartupWait.await(this.tasks.start());
		}
		catch (RuntimeException ex) {
			// the context does not stop what failed to start
			stop();
			throw ex;
		}
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
				logger.warn("Not all connections could be closed in order within " + TimeWords.of(this.phaseTimeout)
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
		return PHASE;
	}

}
