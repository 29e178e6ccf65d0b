package io.github.sockettask.test;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The daemon threads of a server.
 */
final class Threads {

	private final Set<Thread> running = ConcurrentHashMap.newKeySet();

	Thread start(String name, Runnable task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			finally {
				this.running.remove(Thread.currentThread());
			}
		}, name);
		thread.setDaemon(true);
		this.running.add(thread);
		thread.start();
		return thread;
	}

	/**
	 * Interrupt all threads and wait until they are gone.
	 * @param timeout how long to wait at most
	 */
	void stop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		this.running.forEach(Thread::interrupt);
		for (Thread thread : this.running) {
			long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
			if (remaining <= 0) {
				return;
			}
			join(thread, remaining);
		}
	}

	static void join(Thread thread, long millis) {
		if (thread == Thread.currentThread()) {
			return;
		}
		try {
			thread.join(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
