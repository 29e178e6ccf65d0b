package io.github.sockettask.interleaving;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.github.sockettask.ReadyState;
import io.github.sockettask.SocketTask;

/**
 * Looks at the states of tasks all the time, and complains of a connection whose state
 * goes back.
 */
class StateSampler {

	private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(200);

	private final Map<ObservedTask, Sample> samples = new ConcurrentHashMap<>();

	private final Thread thread = new Thread(this::run, "state-sampler");

	private volatile boolean closed;

	StateSampler() {
		this.thread.setDaemon(true);
		this.thread.start();
	}

	void add(ObservedTask task) {
		this.samples.put(task, Sample.of(task.task()));
	}

	void remove(ObservedTask task) {
		this.samples.remove(task);
	}

	private void run() {
		while (!this.closed) {
			this.samples.keySet().forEach((task) -> this.samples.computeIfPresent(task, StateSampler::next));
			LockSupport.parkNanos(PAUSE);
		}
	}

	private static Sample next(ObservedTask task, Sample before) {
		int id = task.task().socketTaskId();
		Sample now = Sample.of(task.task());
		// else the connection may have changed while it was looked at
		if (id == now.id()) {
			task.complaints().unless(now.id() >= before.id(), "connection " + now.id() + " came after " + before.id());
			task.complaints()
				.unless(now.id() != before.id() || now.state().value() >= before.state().value(),
						"connection " + now.id() + " went from " + before.state() + " to " + now.state());
			return now;
		}
		return before;
	}

	void close() {
		this.closed = true;
	}

	/**
	 * What was seen of a task.
	 *
	 * @param state the state
	 * @param id the connection, looked at after the state
	 */
	private record Sample(ReadyState state, int id) {

		static Sample of(SocketTask task) {
			return new Sample(task.readyState(), task.socketTaskId());
		}

	}

}
