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

	private final TransportTimer timer;

	private final ReceiveGate gate;

	private final Runnable released;

	// The fields below belong to the task's executor; any thread may read the first two

	/** The message that waits for its redelivery. */
	private volatile @Nullable ReceivedMessage waiting;

	/** Null until the first message waits. */
	private volatile @Nullable Redeliveries<ReceivedMessage> redeliveries;

	/** Whether its time has come. */
	private boolean due;

	private @Nullable Runnable whenIdle;

	// The last callback runs on the executor when the messages behind may go on.
	SerialDispatch(MessageDelivery delivery, SerialExecutor executor, TransportTimer timer, ReceiveGate gate,
			BooleanSupplier wanted, Runnable released) {
		this.delivery = delivery;
		this.executor = executor;
		this.wanted = wanted;
		this.timer = timer;
		this.gate = gate;
		this.released = released;
	}

	@Override
	public void dispatch(ReceivedMessage message, int size) {
		handled(message, this.delivery.deliver(message));
	}

	private void handled(ReceivedMessage message, @Nullable Duration again) {
		if (again != null) {
			this.waiting = message;
			redeliveries().add(message, again);
		}
	}

	private Redeliveries<ReceivedMessage> redeliveries() {
		Redeliveries<ReceivedMessage> redeliveries = this.redeliveries;
		if (redeliveries == null) {
			redeliveries = new Redeliveries<>(this.timer, this.wanted, (message) -> this.executor.execute(this::due));
			this.redeliveries = redeliveries;
		}
		return redeliveries;
	}

	private void due() {
		this.due = true;
		redeliver();
	}

	private void redeliver() {
		ReceivedMessage message = this.waiting;
		if (message == null || !this.due || (this.gate.isPaused() && this.wanted.getAsBoolean())) {
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
		Redeliveries<ReceivedMessage> redeliveries = this.redeliveries;
		if (redeliveries != null && this.waiting != null) {
			redeliveries.changed();
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
