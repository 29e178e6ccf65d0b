package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.transport.TransportTimer;

/**
 * Handles messages on the task's executor. While a message waits for its redelivery, all
 * messages behind it wait too.
 */
class SerialDispatch implements MessageDispatch {

	private final MessageDelivery delivery;

	private final SerialExecutor executor;

	private final BooleanSupplier wanted;

	private final BooleanSupplier paused;

	private final Runnable released;

	private final Redeliveries<ReceivedMessage> redeliveries;

	// The fields below belong to the task's executor; any thread may read the first one

	/** The message that waits for its redelivery. */
	private volatile @Nullable ReceivedMessage waiting;

	/** Whether its time has come. */
	private boolean due;

	private @Nullable Runnable whenIdle;

	// The last callback runs on the executor when the messages behind may go on.
	SerialDispatch(MessageDelivery delivery, SerialExecutor executor, TransportTimer timer, BooleanSupplier wanted,
			BooleanSupplier paused, Runnable released) {
		this.delivery = delivery;
		this.executor = executor;
		this.wanted = wanted;
		this.paused = paused;
		this.released = released;
		this.redeliveries = new Redeliveries<>(timer, wanted, (message) -> this.executor.execute(this::due));
	}

	@Override
	public void dispatch(ReceivedMessage message, int size) {
		handled(message, this.delivery.deliver(message));
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
			// The messages behind it must not wait forever, whatever has happened.
			if (this.waiting == null) {
				release();
			}
		}
	}

	private void settle(ReceivedMessage message) {
		if (this.wanted.getAsBoolean()) {
			handled(message, this.delivery.deliver(message));
		}
		else {
			this.delivery.abandon(message);
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
			this.executor.execute(this::redeliver);
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
