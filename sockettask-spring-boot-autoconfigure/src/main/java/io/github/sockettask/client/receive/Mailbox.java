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
import io.github.sockettask.settings.Dispatch;
import io.github.sockettask.settings.ReceiveSettings;
import io.github.sockettask.settings.SocketTaskSettings;
import io.github.sockettask.transport.TransportConnection;

/**
 * The messages of a connection on their way to the callbacks. The event loop gathers
 * those of one read and hands them to the stream of the task at once; what may not go on
 * yet waits here, and with it the end of the connection, but nothing else of the stream.
 */
public class Mailbox {

	private final MessageOrigin origin;

	private final SerialExecutor stream;

	private final EventDispatcher callbacks;

	private final ReceiveGate intake;

	private final MessageDispatch dispatch;

	private final MessageLists lists;

	private final BooleanSupplier open;

	private final boolean inline;

	/** Whether messages wait for their callbacks in the dispatch too. */
	private final boolean parallel;

	private final BackPressure backPressure;

	private final ReadBatcher arrivals;

	private volatile @Nullable TransportConnection connection;

	/** Whether something waits for the intake to be open. */
	private volatile boolean held;

	// The fields below belong to the stream

	private final InboundQueue waiting;

	private final Runnable deliver = this::deliver;

	private @Nullable Runnable end;

	/**
	 * Create a mailbox.
	 * @param intake decides whether messages may go on
	 * @param task the settings of the task
	 * @param callbacks get the messages
	 * @param stream where callbacks run
	 * @param origin the connection
	 * @param open whether messages are still wanted
	 */
	Mailbox(ReceiveGate intake, SocketTaskSettings task, EventDispatcher callbacks, SerialExecutor stream,
			MessageOrigin origin, BooleanSupplier open) {
		ReceiveSettings settings = task.receive();
		this.origin = origin;
		this.arrivals = new ReadBatcher(origin);
		this.stream = stream;
		this.callbacks = callbacks;
		this.intake = intake;
		this.inline = settings.dispatch() == Dispatch.INLINE;
		this.open = open;
		int capacity = Objects.requireNonNull(settings.queueCapacity());
		long bytes = Objects.requireNonNull(settings.queueBytes()).toBytes();
		this.backPressure = new BackPressure(capacity, bytes, () -> open.getAsBoolean() && this.intake.isPaused());
		this.parallel = settings.dispatch() != null && settings.dispatch().isParallel();
		this.dispatch = this.parallel ? parallel(settings) : intake.serial(open, this::deliver);
		this.waiting = new InboundQueue(settings, task.dispatch().unwrap(), this.backPressure);
		this.lists = intake.lists(this::deliverList);
	}

	private MessageDispatch parallel(ReceiveSettings settings) {
		ParallelDispatch.Handler handler = new ParallelHandler(this.callbacks, this.backPressure, this.open,
				this.intake::isPaused);
		ParallelDispatch.Bounds bounds = new ParallelDispatch.Bounds(Objects.requireNonNull(settings.concurrency()),
				Objects.requireNonNull(settings.queueCapacity()), this::deliver);
		return this.intake.parallel(handler, bounds);
	}

	/**
	 * Return the callbacks that run at the same time as the stream.
	 * @return a copy
	 */
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

	/**
	 * A message has arrived.
	 * @param message a {@code String} or a {@code byte[]}
	 */
	public void arrived(Object message) {
		Instant readAt = this.arrivals.next();
		if (this.inline && this.arrivals.isEmpty() && this.stream.tryEnter()) {
			boolean delivered;
			try {
				delivered = deliverInline(message, readAt);
			}
			finally {
				this.stream.exit();
			}
			if (delivered) {
				return;
			}
		}
		if (!this.arrivals.add(message, readAt)) {
			deliverArrived();
		}
	}

	private boolean deliverInline(Object message, Instant readAt) {
		if (!this.waiting.isEmpty() || isStopped()) {
			return false;
		}
		if (this.open.getAsBoolean()) {
			deliver(this.waiting.unwrap(this.arrivals.received(message, readAt)));
			deliverWaiting();
		}
		return true;
	}

	/** All messages of a read have arrived. */
	public void complete() {
		this.arrivals.end();
		deliverArrived();
	}

	private void deliverArrived() {
		// a callback may run at once, and cause another message
		MessageBatch batch = this.arrivals.take();
		if (batch == null) {
			return;
		}
		this.backPressure.arrived(batch.count(), batch.size());
		this.stream.execute(() -> {
			this.waiting.add(batch);
			deliver();
		});
	}

	/**
	 * Run a task when what has arrived so far was handled, or has to wait.
	 * @param task the task, which runs at once if nothing waits
	 */
	public void whenHandled(Runnable task) {
		if (this.parallel && !this.intake.isPaused()) {
			this.stream.execute(() -> this.dispatch.whenIdle(task));
		}
		else if (this.stream.isIdle()) {
			task.run();
		}
		else {
			this.stream.execute(task);
		}
	}

	/**
	 * Run something when all messages have been handled.
	 * @param end what is last
	 */
	public void end(Runnable end) {
		this.stream.execute(() -> {
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

	/** Go on where a lack of memory or of threads has interrupted. */
	public void recover() {
		this.stream.recover();
		this.dispatch.recover();
		if (this.held && !isStopped()) {
			this.stream.execute(this.deliver);
		}
	}

	/** Whether messages are wanted, or may go on, has changed. */
	public void changed() {
		this.backPressure.update();
		this.dispatch.changed();
		if (this.held) {
			this.stream.execute(this.deliver);
		}
	}

	private void deliver() {
		this.held = false;
		deliverList();
		if (deliverWaiting()) {
			finish();
		}
	}

	/**
	 * Deliver what waits.
	 * @return whether all was delivered; if not, {@link #deliver()} will be called again
	 */
	private boolean deliverWaiting() {
		while (!this.waiting.isEmpty()) {
			if (isHeld()) {
				this.waiting.tell();
				return false;
			}
			ReceivedMessage message = next();
			if (message != null) {
				deliverIfWanted(message);
			}
			if (this.waiting.isResting() && this.stream.isTurnOver()) {
				this.stream.executeNext(this.deliver);
				return false;
			}
		}
		return true;
	}

	private @Nullable ReceivedMessage next() {
		try {
			return this.waiting.next();
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
		this.waiting.leaveFrame();
		if (this.parallel) {
			// which counts it as dropped
			this.dispatch.dispatch(message, message.size());
		}
	}

	private void deliver(ReceivedMessage message) {
		try {
			this.dispatch.dispatch(message, message.size());
			if (!message.isEmptyFrame()) {
				this.callbacks.streams().next(message);
				this.lists.add(message, this.waiting.isFrameOver());
			}
			deliverList();
		}
		catch (Throwable ex) {
			if (ex instanceof OutOfMemoryError) {
				// it may be neither handled nor counted as such
				cut();
			}
			// those behind it must not wait for another to arrive
			this.callbacks.error(ex);
		}
	}

	/**
	 * Deliver the messages that were gathered, if it is time to.
	 * @return whether nothing is due any more; if not, {@link #deliver()} will be called
	 * again
	 */
	private boolean deliverList() {
		if (!this.lists.isDue()) {
			return true;
		}
		if (this.intake.isPaused()) {
			this.held = true;
			if (!this.open.getAsBoolean()) {
				this.lists.clear();
				return true;
			}
			if (this.intake.isPaused()) {
				return false;
			}
		}
		this.lists.deliver();
		return true;
	}

	private boolean isStopped() {
		return this.open.getAsBoolean() && (!this.intake.isOpen() || this.dispatch.isHeld());
	}

	private boolean isHeld() {
		if (!isStopped()) {
			return false;
		}
		// who changes that looks at this afterwards
		this.held = true;
		return isStopped();
	}

	private void finish() {
		Runnable end = this.end;
		if (end == null) {
			return;
		}
		this.lists.end();
		if (deliverList()) {
			this.end = null;
			this.dispatch.whenIdle(() -> {
				// not before, as what waits in lanes may have to wait for a resume
				this.intake.remove(this);
				end.run();
			});
		}
	}

}
