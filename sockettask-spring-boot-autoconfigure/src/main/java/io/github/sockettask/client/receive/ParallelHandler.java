package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Handles messages that count among those that wait until their callbacks begin.
 *
 * @param callbacks who gets the messages
 * @param backPressure counts them
 * @param open whether messages are still wanted
 * @param paused whether the application has paused the task
 */
record ParallelHandler(EventDispatcher callbacks, BackPressure backPressure, BooleanSupplier open,
		BooleanSupplier paused) implements ParallelDispatch.Handler {

	@Override
	public @Nullable Duration handle(ReceivedMessage message, int size, RunningCallback running) {
		this.backPressure.taken(1, size);
		if (!this.open.getAsBoolean()) {
			if (message.redelivery() != null) {
				this.callbacks.abandon(message, running);
			}
			return null;
		}
		Duration again = deliver(message, running);
		if (again != null) {
			// it waits once more, and those that do must not be without a bound
			this.backPressure.arrived(1, size);
		}
		return again;
	}

	private @Nullable Duration deliver(ReceivedMessage message, RunningCallback running) {
		try {
			return this.callbacks.message(message, running);
		}
		catch (Throwable ex) {
			// not of a handler: what chooses the handlers has failed
			this.callbacks.error(ex, running);
			return null;
		}
	}

	@Override
	public boolean isWanted() {
		return this.open.getAsBoolean();
	}

	@Override
	public boolean isHeld() {
		// what is not wanted is dropped at once
		return this.paused.getAsBoolean() && this.open.getAsBoolean();
	}

	@Override
	public void keyFailed(Throwable failure) {
		this.callbacks.error(failure);
	}

}
