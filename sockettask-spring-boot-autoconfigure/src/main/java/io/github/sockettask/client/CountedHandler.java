package io.github.sockettask.client;

import java.util.function.BooleanSupplier;

/**
 * Handles messages that count among those that wait until their callbacks begin.
 *
 * @param callbacks who gets the messages
 * @param backPressure counts them
 * @param open whether messages are still wanted
 * @param paused whether the application has paused the task
 */
record CountedHandler(Callbacks callbacks, BackPressure backPressure, BooleanSupplier open,
		BooleanSupplier paused) implements MessageHandler {

	@Override
	public void handle(ReceivedMessage message, int size, RunningCallback running) {
		this.backPressure.taken(1, size);
		if (this.open.getAsBoolean()) {
			this.callbacks.message(message, running);
		}
	}

	@Override
	public boolean isHeld() {
		// what is not wanted is dropped at once
		return this.paused.getAsBoolean() && this.open.getAsBoolean();
	}

}
