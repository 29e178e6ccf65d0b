package io.github.sockettask.client.receive;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageKey;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportTimer;

/**
 * Whether messages of a task may go to the callbacks, whatever its connection: not while
 * the application has paused the task, nor while a subscriber wants none. They wait in
 * the mailbox until then.
 */
public class ReceiveGate {

	private final SocketTaskSettings settings;

	private final EventDispatcher callbacks;

	private final SerialExecutor stream;

	private final Executor executor;

	private final TransportTimer timer;

	private final Function<ReceivedMessage, ? extends @Nullable Object> keys;

	private volatile boolean paused;

	/** Of the connection; of two while one replaces the other. */
	private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

	/**
	 * Create an intake that is open.
	 * @param settings how to receive
	 * @param callbacks get the messages
	 * @param stream where callbacks run
	 * @param executor runs callbacks that are not in the stream
	 * @param timer runs what is due later
	 * @param keys finds what gives the keys of messages
	 */
	public ReceiveGate(SocketTaskSettings settings, EventDispatcher callbacks, SerialExecutor stream, Executor executor,
			TransportTimer timer, Function<String, MessageKey> keys) {
		this.settings = settings;
		this.callbacks = callbacks;
		this.stream = stream;
		this.executor = executor;
		this.timer = timer;
		this.keys = KeyFunction.of(settings.receive(), keys, callbacks, stream.running());
	}

	/**
	 * Create the mailbox of a connection.
	 * @param origin the connection
	 * @param open whether its messages are still wanted
	 * @return the mailbox, to be removed when no message waits there any more
	 */
	public Mailbox mailbox(MessageOrigin origin, BooleanSupplier open) {
		Mailbox mailbox = new Mailbox(this, this.settings, this.callbacks, this.stream, origin, open);
		this.mailboxes.add(mailbox);
		return mailbox;
	}

	/**
	 * Remove where no message waits any more.
	 * @param mailbox the mailbox of a connection that is gone
	 */
	void remove(Mailbox mailbox) {
		this.mailboxes.remove(mailbox);
	}

	SerialDispatch serial(BooleanSupplier wanted, Runnable released) {
		return new SerialDispatch(this.callbacks, this.stream, this.timer, wanted, this::isPaused, released);
	}

	ParallelDispatch parallel(ParallelDispatch.Handler handler, ParallelDispatch.Bounds bounds) {
		return new ParallelDispatch(this.stream, this.executor, bounds, this.keys, handler, this.timer);
	}

	MessageLists lists(Runnable whenDue) {
		return new MessageLists(this.callbacks, this.settings,
				(due, delay) -> this.timer.schedule(() -> this.stream.execute(due), delay), whenDue);
	}

	boolean isOpen() {
		return !this.paused && this.callbacks.streams().haveDemand();
	}

	public boolean isPaused() {
		return this.paused;
	}

	public void pause() {
		this.paused = true;
		changed();
	}

	public void resume() {
		this.paused = false;
		changed();
	}

	/** Whether messages may go on may have changed. */
	public void changed() {
		this.mailboxes.forEach(Mailbox::changed);
	}

}
