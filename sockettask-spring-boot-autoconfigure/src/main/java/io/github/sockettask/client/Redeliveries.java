package io.github.sockettask.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.github.sockettask.transport.TransportTimer;

/**
 * Messages that wait for another attempt. Each is due once: when its time has come, or as
 * soon as messages are not wanted any more.
 *
 * @param <M> what stands for a message
 */
class Redeliveries<M> {

	private static final Runnable NOT_YET = () -> {
	};

	private final TransportTimer timer;

	private final BooleanSupplier wanted;

	private final Consumer<M> due;

	// Guarded by this: how to cancel the timer of each
	private final Map<M, Runnable> waiting = new HashMap<>();

	/**
	 * Create a list of nothing.
	 * @param timer tells when a message is due
	 * @param wanted whether messages are wanted; who changes that calls
	 * {@link #changed()}
	 * @param due gets a message that is due, on any thread
	 */
	Redeliveries(TransportTimer timer, BooleanSupplier wanted, Consumer<M> due) {
		this.timer = timer;
		this.wanted = wanted;
		this.due = due;
	}

	void add(M message, Duration delay) {
		synchronized (this) {
			this.waiting.put(message, NOT_YET);
		}
		Runnable cancel;
		try {
			cancel = this.timer.schedule(() -> due(message), delay);
		}
		catch (RejectedExecutionException ex) {
			// the application ends
			due(message);
			return;
		}
		boolean early;
		synchronized (this) {
			early = this.waiting.replace(message, cancel) == null;
		}
		if (early) {
			cancel.run();
		}
		// it may have changed before the message was here
		changed();
	}

	private void due(M message) {
		boolean first;
		synchronized (this) {
			first = this.waiting.remove(message) != null;
		}
		if (first) {
			this.due.accept(message);
		}
	}

	/** Whether messages are wanted has changed. */
	void changed() {
		if (this.wanted.getAsBoolean()) {
			return;
		}
		Map<M, Runnable> waiting;
		synchronized (this) {
			waiting = Map.copyOf(this.waiting);
		}
		waiting.values().forEach(Runnable::run);
		List.copyOf(waiting.keySet()).forEach(this::due);
	}

}
