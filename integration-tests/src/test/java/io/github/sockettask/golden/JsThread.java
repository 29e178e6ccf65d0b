package io.github.sockettask.golden;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of the page: the script and all callbacks run on it, and a callback
 * never interrupts the script. So the traces play in Java as they did when recorded.
 */
class JsThread implements Executor, AutoCloseable {

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "js"));

	@Override
	public void execute(Runnable task) {
		this.thread.execute(task);
	}

	void later(Duration delay, Runnable task) {
		this.thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Wait until all that has been handed over was run.
	 */
	void drain() {
		try {
			Future<?> drained = this.thread.submit(() -> {
			});
			drained.get(10, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
