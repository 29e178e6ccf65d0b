package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportTimer;

/**
 * Messages that wait for their redelivery. Each is due once: when its delay is over, or
 * as soon as messages are not to be handled any more.
 *
 * @param <M> what stands for a message
 */
class Redeliveries<M> {

	private final TransportTimer timer;

	private final BooleanSupplier wanted;

	private final Consumer<M> due;

	/** Guarded by this; null until the first message waits. */
	private @Nullable Set<Waiting<M>> waiting;

	// The due message may come on any thread. Call changed() when messages may be wanted
	// no more.
	Redeliveries(TransportTimer timer, BooleanSupplier wanted, Consumer<M> due) {
		this.timer = timer;
		this.wanted = wanted;
		this.due = due;
	}

	void add(M message, Duration delay) {
		Waiting<M> added = new Waiting<>(message);
		synchronized (this) {
			if (this.waiting == null) {
				this.waiting = new LinkedHashSet<>();
			}
			this.waiting.add(added);
		}
		try {
			schedule(added, delay);
		}
		catch (OutOfMemoryError ex) {
			due(added);
		}
		// This may have changed before the message was added.
		changed();
	}

	private void schedule(Waiting<M> added, Duration delay) {
		Runnable cancel = this.timer.schedule(() -> due(added), delay);
		if (cancel == TransportTimer.NEVER) {
			due(added);
			return;
		}
		boolean over;
		synchronized (this) {
			added.cancel = cancel;
			over = this.waiting == null || !this.waiting.contains(added);
		}
		if (over) {
			cancel.run();
		}
	}

	private void due(Waiting<M> message) {
		Runnable cancel;
		synchronized (this) {
			if (this.waiting == null || !this.waiting.remove(message)) {
				return;
			}
			cancel = message.cancel;
		}
		if (cancel != null) {
			cancel.run();
		}
		this.due.accept(message.message);
	}

	/** Check again whether messages are to be handled. */
	void changed() {
		if (this.wanted.getAsBoolean()) {
			return;
		}
		List<Waiting<M>> waiting;
		synchronized (this) {
			waiting = (this.waiting != null) ? List.copyOf(this.waiting) : List.of();
		}
		waiting.forEach(this::due);
	}

	/**
	 * A message that waits for one attempt. It may wait for the next one before it is
	 * known how to cancel this one.
	 *
	 * @param <M> what stands for a message
	 */
	private static final class Waiting<M> {

		private final M message;

		// Guarded by the list
		private @Nullable Runnable cancel;

		Waiting(M message) {
			this.message = message;
		}

	}

}
