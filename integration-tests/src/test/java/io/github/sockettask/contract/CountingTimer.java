package io.github.sockettask.contract;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.sockettask.transport.TransportTimer;

/**
 * Real time, and how much is due.
 */
public class CountingTimer implements TransportTimer {

	private final TransportTimer timer = new ExecutorTimer();

	private final Set<Object> waiting = ConcurrentHashMap.newKeySet();

	@Override
	public Runnable schedule(Runnable task, Duration delay) {
		Object due = new Object();
		this.waiting.add(due);
		Runnable cancel = this.timer.schedule(() -> {
			this.waiting.remove(due);
			task.run();
		}, delay);
		return () -> {
			this.waiting.remove(due);
			cancel.run();
		};
	}

	/**
	 * Return how much is due.
	 * @return the number of calls to come
	 */
	public int scheduled() {
		return this.waiting.size();
	}

}
