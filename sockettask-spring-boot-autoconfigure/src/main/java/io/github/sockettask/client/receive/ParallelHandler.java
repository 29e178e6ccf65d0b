package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.handler.MessageDelivery;
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
	public MessageDelivery delivery() {
		return this.dispatcher.delivery().parallel();
	}

	@Override
	public @Nullable Duration handle(ReceivedMessage message, int size, MessageDelivery delivery) {
		this.backPressure.taken(1, size);
		if (!this.open.getAsBoolean()) {
			if (message.redelivery() != null) {
				delivery.abandon(message);
			}
			return null;
		}
		Duration again = deliver(message, delivery);
		if (again != null) {
			// The message waits once more, and waiting messages must be limited.
			this.backPressure.arrived(1, size);
		}
		return again;
	}

	private @Nullable Duration deliver(ReceivedMessage message, MessageDelivery delivery) {
		try {
			return delivery.deliver(message);
		}
		catch (Throwable ex) {
			// Not the failure of a handler: the choice of handlers has failed.
			delivery.error(ex);
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
