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
 * Decides whether messages of a task may go to their handlers: not while the application
 * has paused the task, nor while a subscriber has no demand. They wait in the mailbox of
 * their connection meanwhile.
 */
public class ReceiveGate {

	private final SocketTaskSettings settings;

	private final EventDispatcher dispatcher;

	private final SerialExecutor executor;

	private final Executor threads;

	private final TransportTimer timer;

	private final Function<ReceivedMessage, ? extends @Nullable Object> keys;

	private volatile boolean paused;

	/** One for each connection: two while one connection replaces the other. */
	private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

	public ReceiveGate(SocketTaskSettings settings, EventDispatcher dispatcher, SerialExecutor executor,
			Executor threads, TransportTimer timer, Function<String, MessageKey> keys) {
		this.settings = settings;
		this.dispatcher = dispatcher;
		this.executor = executor;
		this.threads = threads;
		this.timer = timer;
		this.keys = KeyFunction.of(settings.receive(), keys, dispatcher);
	}

	// The mailbox is removed when it is empty.
	public Mailbox mailbox(MessageOrigin origin, BooleanSupplier open) {
		Mailbox mailbox = new Mailbox(this, this.settings, this.dispatcher, this.executor, origin, open);
		this.mailboxes.add(mailbox);
		return mailbox;
	}

	void remove(Mailbox mailbox) {
		this.mailboxes.remove(mailbox);
	}

	SerialDispatch serial(BooleanSupplier wanted, Runnable released) {
		return new SerialDispatch(this.dispatcher.delivery(), this.executor, this.timer, this, wanted, released);
	}

	ParallelDispatch parallel(ParallelDispatch.Handler handler, ParallelDispatch.Bounds bounds) {
		return new ParallelDispatch(this.executor, this.threads, bounds, this.keys, handler, this.timer);
	}

	MessageLists lists(Runnable whenDue) {
		return new MessageLists(this.dispatcher.delivery(), this.settings,
				(due, delay) -> this.timer.schedule(() -> this.executor.execute(due), delay), whenDue);
	}

	boolean isOpen() {
		return !this.paused && this.dispatcher.streams().haveDemand();
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
