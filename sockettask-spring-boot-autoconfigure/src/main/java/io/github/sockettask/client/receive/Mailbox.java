package io.github.sockettask.client.receive;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnOpenCallbackResult;
import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.EventDispatcher;
import io.github.sockettask.client.message.MessageBatch;
import io.github.sockettask.client.message.MessageOrigin;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.settings.ReceiveMode;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportConnection;

/**
 * The messages of a connection on their way to the handlers. The event loop collects the
 * messages of one read and passes them to the task's executor at once. Messages that may
 * not be handled yet wait here, and the end of the connection waits behind them; other
 * callbacks of the task do not wait.
 */
public class Mailbox {

	private final MessageOrigin origin;

	private final SerialExecutor executor;

	private final EventDispatcher dispatcher;

	private final ReceiveGate gate;

	private final MessageDispatch dispatch;

	/** Null until a message arrives while a handler takes lists. */
	private @Nullable MessageLists lists;

	private final BooleanSupplier open;

	private final boolean inline;

	/** Whether messages wait in the dispatch too. */
	private final boolean parallel;

	private final BackPressure backPressure;

	private final ReadBatcher batcher;

	private volatile @Nullable TransportConnection connection;

	/** Whether messages wait for the gate. */
	private volatile boolean held;

	// The fields below belong to the task's executor

	private final InboundQueue inbound;

	private final Runnable deliver = this::deliver;

	private @Nullable Runnable end;

	Mailbox(ReceiveGate gate, SocketTaskSettings task, EventDispatcher dispatcher, SerialExecutor executor,
			MessageOrigin origin, BooleanSupplier open) {
		ReceiveSettings settings = task.receive();
		this.origin = origin;
		this.batcher = new ReadBatcher(origin);
		this.executor = executor;
		this.dispatcher = dispatcher;
		this.gate = gate;
		this.inline = settings.mode() == ReceiveMode.INLINE;
		this.open = open;
		int capacity = Objects.requireNonNull(settings.queueCapacity());
		long bytes = Objects.requireNonNull(settings.queueBytes()).toBytes();
		this.backPressure = new BackPressure(capacity, bytes, () -> open.getAsBoolean() && this.gate.isPaused());
		this.parallel = settings.mode() != null && settings.mode().isParallel();
		this.dispatch = this.parallel ? parallel(settings) : gate.serial(open, this.deliver);
		this.inbound = new InboundQueue(settings, task.routing().unwrap(), this.backPressure);
	}

	private MessageDispatch parallel(ReceiveSettings settings) {
		ParallelDispatch.Handler handler = new ParallelHandler(this.dispatcher, this.backPressure, this.open,
				this.gate::isPaused);
		ParallelDispatch.Bounds bounds = new ParallelDispatch.Bounds(Objects.requireNonNull(settings.concurrency()),
				Objects.requireNonNull(settings.queueCapacity()), this.deliver);
		return this.gate.parallel(handler, bounds);
	}

	// Returns a copy of the callbacks that run outside of the executor.
	public List<RunningCallback> running() {
		return this.dispatch.running();
	}

	public BackPressure backPressure() {
		return this.backPressure;
	}

	private void cut() {
		TransportConnection connection = this.connection;
		if (connection != null) {
			connection.cut("no memory left for a message");
		}
	}

	public void connection(TransportConnection connection) {
		this.connection = connection;
		this.backPressure.connection(connection);
	}

	public void arrived(Object message) {
		Instant readAt = this.batcher.next();
		if (this.inline && this.batcher.isEmpty() && this.executor.tryEnter()) {
			boolean delivered;
			try {
				delivered = deliverInline(message, readAt);
			}
			finally {
				this.executor.exit();
			}
			if (delivered) {
				return;
			}
		}
		if (!this.batcher.add(message, readAt)) {
			deliverArrived();
		}
	}

	private boolean deliverInline(Object message, Instant readAt) {
		if (!this.inbound.isEmpty() || isStopped()) {
			return false;
		}
		if (this.open.getAsBoolean()) {
			deliver(this.inbound.unwrap(this.batcher.received(message, readAt)));
			deliverWaiting();
		}
		return true;
	}

	/** All messages of a read have arrived. */
	public void complete() {
		this.batcher.end();
		deliverArrived();
	}

	private void deliverArrived() {
		// A callback may run at once, and cause another message.
		MessageBatch batch = this.batcher.take();
		if (batch == null) {
			return;
		}
		this.backPressure.arrived(batch.count(), batch.size());
		this.executor.execute(() -> {
			this.inbound.add(batch);
			deliver();
		});
	}

	// Runs a task when the messages so far have been handled, or have to wait.
	public void whenHandled(Runnable task) {
		if (this.parallel && !this.gate.isPaused()) {
			this.executor.execute(() -> this.dispatch.whenIdle(task));
		}
		else if (this.executor.isIdle()) {
			task.run();
		}
		else {
			this.executor.execute(task);
		}
	}

	// Runs the last task when all messages have been handled.
	public void end(Runnable end) {
		this.executor.execute(() -> {
			this.end = end;
			deliver();
		});
	}

	public MessageOrigin origin() {
		return this.origin;
	}

	public void opened(OnOpenCallbackResult result) {
		this.origin.opened(result);
		changed();
	}

	/** Continue after a lack of memory or of threads. */
	public void recover() {
		this.executor.recover();
		this.dispatch.recover();
		if (this.held && !isStopped()) {
			this.executor.execute(this.deliver);
		}
	}

	/** The conditions under which messages are handled have changed. */
	public void changed() {
		this.backPressure.update();
		this.dispatch.changed();
		if (this.held) {
			this.executor.execute(this.deliver);
		}
	}

	private void deliver() {
		this.held = false;
		deliverList();
		if (deliverWaiting()) {
			finish();
		}
	}

	// Returns false if deliver() will be called again for the rest.
	private boolean deliverWaiting() {
		while (!this.inbound.isEmpty()) {
			if (isHeld()) {
				this.inbound.tell();
				return false;
			}
			ReceivedMessage message = next();
			if (message != null) {
				deliverIfWanted(message);
			}
			if (this.inbound.isResting() && this.executor.isTurnOver()) {
				this.executor.executeNext(this.deliver);
				return false;
			}
		}
		return true;
	}

	private @Nullable ReceivedMessage next() {
		try {
			return this.inbound.next();
		}
		catch (OutOfMemoryError ex) {
			cut();
			throw ex;
		}
	}

	private void deliverIfWanted(ReceivedMessage message) {
		if (this.open.getAsBoolean()) {
			deliver(message);
			return;
		}
		this.inbound.leaveFrame();
		if (this.parallel) {
			// The dispatch counts it as dropped.
			this.dispatch.dispatch(message, message.size());
		}
	}

	private void deliver(ReceivedMessage message) {
		try {
			this.dispatch.dispatch(message, message.size());
			if (!message.isEmptyFrame()) {
				this.dispatcher.streams().next(message);
				addToList(message);
			}
			deliverList();
		}
		catch (Throwable ex) {
			if (ex instanceof OutOfMemoryError) {
				// The message may be neither handled nor counted as such.
				cut();
			}
			// The messages behind it must not wait for another one to arrive.
			this.dispatcher.error(ex);
		}
	}

	private void addToList(ReceivedMessage message) {
		MessageLists lists = this.lists;
		if (lists == null) {
			if (!this.dispatcher.delivery().wantsLists()) {
				return;
			}
			lists = this.gate.lists(this::deliverList);
			this.lists = lists;
		}
		lists.add(message, this.inbound.isFrameOver());
	}

	// Returns false if deliver() will be called again for a list that is due.
	private boolean deliverList() {
		MessageLists lists = this.lists;
		if (lists == null || !lists.isDue()) {
			return true;
		}
		if (this.gate.isPaused()) {
			this.held = true;
			if (!this.open.getAsBoolean()) {
				lists.clear();
				return true;
			}
			if (this.gate.isPaused()) {
				return false;
			}
		}
		lists.deliver();
		return true;
	}

	private boolean isStopped() {
		return this.open.getAsBoolean() && (!this.gate.isOpen() || this.dispatch.isHeld());
	}

	private boolean isHeld() {
		if (!isStopped()) {
			return false;
		}
		// A thread that changes this condition checks the field afterwards.
		this.held = true;
		return isStopped();
	}

	private void finish() {
		Runnable end = this.end;
		if (end == null) {
			return;
		}
		if (this.lists != null) {
			this.lists.end();
		}
		if (deliverList()) {
			this.end = null;
			this.dispatch.whenIdle(() -> {
				// Not before, since messages in lanes may have to wait for a resume.
				this.gate.remove(this);
				end.run();
			});
		}
	}

}
