package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.transport.TransportTimer;

/**
 * Handles messages in the stream of the task. While one of them waits to be handled
 * again, so do all behind it.
 */
class SerialDispatch implements MessageDispatch {

	private final EventDispatcher callbacks;

	private final SerialExecutor stream;

	private final BooleanSupplier wanted;

	private final BooleanSupplier paused;

	private final Runnable released;

	private final Redeliveries<ReceivedMessage> redeliveries;

	// The fields below belong to the stream; the first may be read by any thread

	/** The message that waits to be handled again. */
	private volatile @Nullable ReceivedMessage waiting;

	/** Whether its time has come. */
	private boolean due;

	private @Nullable Runnable whenIdle;

	/**
	 * Create a dispatch.
	 * @param callbacks handle messages
	 * @param stream where they run
	 * @param timer tells when a message is to be handled again
	 * @param wanted whether messages are wanted
	 * @param paused whether the application has paused the task
	 * @param released runs in the stream when messages that are behind one may go on
	 */
	SerialDispatch(EventDispatcher callbacks, SerialExecutor stream, TransportTimer timer, BooleanSupplier wanted,
			BooleanSupplier paused, Runnable released) {
		this.callbacks = callbacks;
		this.stream = stream;
		this.wanted = wanted;
		this.paused = paused;
		this.released = released;
		this.redeliveries = new Redeliveries<>(timer, wanted, (message) -> this.stream.execute(this::due));
	}

	@Override
	public void dispatch(ReceivedMessage message, int size) {
		handled(message, this.callbacks.message(message));
	}

	private void handled(ReceivedMessage message, @Nullable Duration again) {
		if (again != null) {
			this.waiting = message;
			this.redeliveries.add(message, again);
		}
	}

	private void due() {
		this.due = true;
		redeliver();
	}

	private void redeliver() {
		ReceivedMessage message = this.waiting;
		if (message == null || !this.due || (this.paused.getAsBoolean() && this.wanted.getAsBoolean())) {
			return;
		}
		this.due = false;
		this.waiting = null;
		try {
			settle(message);
		}
		finally {
			// those behind it must not wait for ever, whatever has happened
			if (this.waiting == null) {
				release();
			}
		}
	}

	private void settle(ReceivedMessage message) {
		if (this.wanted.getAsBoolean()) {
			handled(message, this.callbacks.message(message));
		}
		else {
			this.callbacks.abandon(message);
		}
	}

	private void release() {
		this.released.run();
		Runnable whenIdle = this.whenIdle;
		if (whenIdle != null && this.waiting == null) {
			this.whenIdle = null;
			whenIdle.run();
		}
	}

	@Override
	public boolean isHeld() {
		return this.waiting != null;
	}

	@Override
	public void changed() {
		if (this.waiting != null) {
			this.redeliveries.changed();
			this.stream.execute(this::redeliver);
		}
	}

	@Override
	public void whenIdle(Runnable callback) {
		if (this.waiting != null) {
			this.whenIdle = callback;
		}
		else {
			callback.run();
		}
	}

}
