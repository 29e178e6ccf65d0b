package io.github.sockettask.client;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * The messages of a connection on their way to the callbacks.
 */
class Mailbox {

	private final CallbackStream stream;

	private final MessageDispatch dispatch;

	private final BooleanSupplier open;

	private final boolean inline;

	private final BackPressure backPressure = new BackPressure();

	/** Where messages come from, known before the first one. */
	private volatile @Nullable TransportConnection connection;

	/**
	 * Create a mailbox.
	 * @param stream where callbacks run
	 * @param callbacks who gets the messages
	 * @param settings how to receive
	 * @param open whether messages are still wanted
	 */
	Mailbox(CallbackStream stream, Callbacks callbacks, ReceiveSettings settings, BooleanSupplier open) {
		this.stream = stream;
		this.dispatch = new SerialDispatch(callbacks);
		this.inline = settings.dispatch() == Dispatch.INLINE;
		this.open = open;
	}

	void connection(TransportConnection connection) {
		this.connection = connection;
	}

	/**
	 * A message has arrived.
	 * @param message a {@code String} or a {@code byte[]}
	 */
	void arrived(Object message) {
		if (this.inline && this.stream.tryEnter()) {
			try {
				deliver(message, size(message));
			}
			finally {
				this.stream.exit();
			}
		}
		else {
			enqueue(message);
		}
	}

	private void enqueue(Object message) {
		int size = size(message);
		TransportConnection connection = this.connection;
		if (connection != null) {
			this.backPressure.arrived(size, connection);
		}
		this.stream.execute(() -> {
			if (connection != null) {
				this.backPressure.taken(size, connection);
			}
			deliver(message, size);
		});
	}

	private void deliver(Object message, int size) {
		if (this.open.getAsBoolean()) {
			this.dispatch.dispatch(message, size);
		}
	}

	private static int size(Object message) {
		return (message instanceof String text) ? text.length() : ((byte[]) message).length;
	}

}
