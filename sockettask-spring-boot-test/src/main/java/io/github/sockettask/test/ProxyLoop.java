package io.github.sockettask.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The one thread of a proxy, which owns all that is registered here. Handlers run when
 * their channel is ready, or when the time is up that they set.
 */
final class ProxyLoop {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final Queue<Command> commands = new ConcurrentLinkedQueue<>();

	private final Map<Runnable, Long> alarms = new LinkedHashMap<>();

	private final Selector selector;

	private volatile boolean over;

	ProxyLoop() {
		try {
			this.selector = Selector.open();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Run a command on the thread, and wait for it. When this returns, what the command
	 * closed is closed for the kernel too.
	 * @param command what to do
	 * @throws IllegalStateException if the proxy is closed
	 */
	void call(Runnable command) {
		Command waiting = new Command(command, new CompletableFuture<>());
		this.commands.add(waiting);
		this.selector.wakeup();
		if (this.over) {
			refuseCommands();
		}
		waiting.await();
	}

	SelectionKey register(SelectableChannel channel, int operations, Runnable handler) throws IOException {
		channel.configureBlocking(false);
		return channel.register(this.selector, operations, handler);
	}

	/**
	 * Set the only alarm of a handler.
	 * @param handler what to run
	 * @param time when, on the clock of {@link System#nanoTime()}
	 */
	void setAlarm(Runnable handler, long time) {
		this.alarms.put(handler, time);
	}

	void clearAlarm(Runnable handler) {
		this.alarms.remove(handler);
	}

	/**
	 * Work until {@link #stop()} is called.
	 */
	void run() {
		try (Selector closedAfterWork = this.selector) {
			work(closedAfterWork);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			refuseCommands();
		}
	}

	private void work(Selector ready) throws IOException {
		try {
			while (!this.over) {
				ready.select(ProxyLoop::handle, millisToNextAlarm());
				soundAlarms();
				runCommands();
			}
		}
		finally {
			stop();
		}
	}

	/**
	 * Close all channels and end the thread. To be called on it.
	 */
	void stop() {
		this.over = true;
		this.selector.keys().forEach((key) -> close(key.channel()));
	}

	static void close(SelectableChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			// Nothing is left to close.
		}
	}

	private static void handle(SelectionKey key) {
		((Runnable) key.attachment()).run();
	}

	private void runCommands() throws IOException {
		List<Command> done = new ArrayList<>();
		for (Command command = next(); command != null; command = next()) {
			command.run();
			done.add(command);
		}
		if (!done.isEmpty()) {
			// A selector releases closed channels when it selects.
			this.selector.selectNow(ProxyLoop::handle);
			done.forEach((command) -> command.result().complete(null));
		}
	}

	private @Nullable Command next() {
		return (this.over) ? null : this.commands.poll();
	}

	private void refuseCommands() {
		for (Command command = this.commands.poll(); command != null; command = this.commands.poll()) {
			command.result().completeExceptionally(new IllegalStateException("The proxy is closed"));
		}
	}

	private long millisToNextAlarm() {
		long now = System.nanoTime();
		long nanos = this.alarms.values().stream().mapToLong((time) -> time - now).min().orElse(Long.MAX_VALUE);
		// A timeout of 0 would be infinite.
		return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
	}

	private void soundAlarms() {
		long now = System.nanoTime();
		List<Runnable> due = new ArrayList<>();
		this.alarms.forEach((handler, time) -> {
			if (time - now <= 0) {
				due.add(handler);
			}
		});
		this.alarms.keySet().removeAll(due);
		due.forEach(Runnable::run);
	}

	private record Command(Runnable action, CompletableFuture<Void> result) {

		void run() {
			try {
				this.action.run();
			}
			catch (RuntimeException ex) {
				this.result.completeExceptionally(ex);
			}
		}

		void await() {
			try {
				this.result.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (ExecutionException ex) {
				throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
			}
			catch (TimeoutException ex) {
				throw new IllegalStateException("The proxy did not answer within " + DEADLINE.toMillis() + " ms", ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Interrupted", ex);
			}
		}

	}

}
