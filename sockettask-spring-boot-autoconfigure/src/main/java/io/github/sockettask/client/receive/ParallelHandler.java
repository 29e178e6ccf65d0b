package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;

/**
 * Handles messages, which count as waiting until their callbacks begin.
 *
 * @param dispatcher delivers messages
 * @param backPressure counts waiting messages
 * @param open whether messages are still to be handled
 * @param paused whether the application has paused the task
 */
record ParallelHandler(EventDispatcher dispatcher, BackPressure backPressure, BooleanSupplier open,
		BooleanSupplier paused) implements ParallelDispatch.Handler {

	@Override
	public @Nullable Duration handle(ReceivedMessage message, int size, RunningCallback running) {
		this.backPressure.taken(1, size);
		if (!this.open.getAsBoolean()) {
			if (message.redelivery() != null) {
				this.dispatcher.abandon(message, running);
			}
			return null;
		}
		Duration again = deliver(message, running);
		if (again != null) {
			// The message waits once more, and waiting messages must be limited.
			this.backPressure.arrived(1, size);
		}
		return again;
	}

	private @Nullable Duration deliver(ReceivedMessage message, RunningCallback running) {
		try {
			return this.dispatcher.message(message, running);
		}
		catch (Throwable ex) {
			// Not the failure of a handler: the choice of handlers has failed.
			this.dispatcher.error(ex, running);
			return null;
		}
	}

	@Override
	public boolean isWanted() {
		return this.open.getAsBoolean();
	}

	@Override
	public boolean isHeld() {
		// Unwanted messages are dropped at once.
		return this.paused.getAsBoolean() && this.open.getAsBoolean();
	}

	@Override
	public void keyFailed(Throwable failure) {
		this.dispatcher.error(failure);
	}

}
