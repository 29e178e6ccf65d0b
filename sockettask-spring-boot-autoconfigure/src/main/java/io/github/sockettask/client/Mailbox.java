package io.github.sockettask.client;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection;

/**
 * The messages of a connection on their way to the callbacks.
 */
class Mailbox {

	private final CallbackStream stream;

	private final Callbacks callbacks;

	private final MessageDispatch dispatch;

	/** Whether messages wait for their callbacks in the dispatch too. */
	private final boolean parallel;

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
	 * @param engine what the task shares with other tasks
	 * @param open whether messages are still wanted
	 */
	Mailbox(CallbackStream stream, Callbacks callbacks, ReceiveSettings settings, Engine engine, BooleanSupplier open) {
		this.stream = stream;
		this.callbacks = callbacks;
		Dispatch dispatch = settings.dispatch();
		this.parallel = dispatch != null && dispatch.isParallel();
		this.dispatch = this.parallel ? parallel(settings, engine) : new SerialDispatch(callbacks);
		this.inline = settings.dispatch() == Dispatch.INLINE;
		this.open = open;
	}

	private MessageDispatch parallel(ReceiveSettings settings, Engine engine) {
		Integer concurrency = settings.concurrency();
		String key = settings.key();
		Function<Object, @Nullable Object> keys = (settings.dispatch() == Dispatch.PER_KEY && key != null)
				? new MessageKeys(engine.keys().apply(key), this.callbacks, this.stream.running())::apply
				: (message) -> null;
		return new ParallelDispatch(this.stream, engine.executors().callbacks(),
				(concurrency != null) ? concurrency : 1, keys, this::handle);
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
			if (this.parallel) {
				this.dispatch.dispatch(message, size);
				return;
			}
			taken(size);
			deliver(message, size);
		});
	}

	private void handle(Object message, int size, RunningCallback running) {
		taken(size);
		if (this.open.getAsBoolean()) {
			this.callbacks.message(message, running);
		}
	}

	private void taken(int size) {
		TransportConnection connection = this.connection;
		if (connection != null) {
			this.backPressure.taken(size, connection);
		}
	}

	/**
	 * Run something behind all messages that have arrived.
	 * @param callback runs in the stream of the task
	 */
	void whenEmpty(Runnable callback) {
		this.stream.execute(() -> this.dispatch.whenIdle(callback));
	}

	/**
	 * Return the callbacks that run at the same time as the stream.
	 * @return a copy
	 */
	List<RunningCallback> running() {
		return this.dispatch.running();
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
