package io.github.sockettask.client.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.handler.MessageDelivery;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.transport.TransportTimer;

/**
 * Handles messages in parallel, and messages with the same key in order. Takes a thread
 * only while there is a message to handle, and returns it regularly, so that a busy task
 * does not occupy all threads. No thread waits.
 * <p>
 * When the capacity is reached, further messages wait in the mailbox: one frame may hold
 * millions of them.
 */
class ParallelDispatch implements MessageDispatch {

	private static final Log logger = LogFactory.getLog(ParallelDispatch.class);

	private static final int TURN = 256;

	private final RepeatedLog log = new RepeatedLog(logger);

	private final SerialExecutor executor;

	private final Executor threads;

	private final Bounds bounds;

	private final Function<ReceivedMessage, ? extends @Nullable Object> keys;

	private final Handler handler;

	private final Redeliveries<Lanes.Entry> redeliveries;

	// The fields below are guarded by this.

	private final Lanes lanes = new Lanes();

	private final Set<Worker> workers = new HashSet<>();

	/** Number of workers that were submitted and have not begun. */
	private int starting;

	private int unhandled;

	private List<Runnable> whenIdle = new ArrayList<>();

	/** Whether further messages wait in the mailbox; read without the lock. */
	private volatile boolean full;

	private boolean rejected;

	ParallelDispatch(SerialExecutor executor, Executor threads, Bounds bounds,
			Function<ReceivedMessage, ? extends @Nullable Object> keys, Handler handler, TransportTimer timer) {
		this.executor = executor;
		this.threads = threads;
		this.bounds = bounds;
		this.keys = keys;
		this.handler = handler;
		this.redeliveries = new Redeliveries<>(timer, handler::isWanted, this::handleAgain);
	}

	@Override
	public void dispatch(ReceivedMessage message, int size) {
		Object key = this.keys.apply(message);
		Worker worker;
		Throwable failure;
		synchronized (this) {
			failure = this.lanes.add(new Lanes.Entry(message, size, key));
			this.unhandled++;
			this.full |= this.unhandled >= this.bounds.capacity();
			worker = addWorker();
		}
		if (worker != null && !submit(worker)) {
			// On the task's executor, which has a thread.
			worker.run();
		}
		if (failure != null) {
			this.handler.keyFailed(failure);
		}
	}

	// Its lane has waited for it.
	private void handleAgain(Lanes.Entry message) {
		synchronized (this) {
			this.lanes.again(message);
		}
		startWorkers();
	}

	@Override
	public boolean isHeld() {
		return this.full;
	}

	@Override
	public void changed() {
		this.redeliveries.changed();
		startWorkers();
	}

	@Override
	public void recover() {
		boolean ready;
		synchronized (this) {
			ready = this.lanes.ready() > 0 && this.workers.isEmpty();
		}
		if (ready) {
			startWorkers();
		}
		runWhenIdle();
	}

	private void startWorkers() {
		Worker worker = addWorker();
		while (worker != null) {
			if (!submit(worker)) {
				this.executor.execute(worker::run);
			}
			worker = addWorker();
		}
	}

	private synchronized @Nullable Worker addWorker() {
		if (this.lanes.ready() <= this.starting || this.workers.size() >= this.bounds.concurrency()
				|| this.handler.isHeld()) {
			return null;
		}
		Worker worker = new Worker();
		this.workers.add(worker);
		starting(worker);
		return worker;
	}

	@Override
	public void whenIdle(Runnable callback) {
		synchronized (this) {
			if (this.unhandled > 0) {
				this.whenIdle.add(callback);
				return;
			}
		}
		callback.run();
	}

	@Override
	public synchronized List<RunningCallback> running() {
		return this.workers.stream().map((worker) -> worker.delivery.running()).toList();
	}

	synchronized int lanes() {
		return this.lanes.size();
	}

	// To be called with the lock
	private void starting(Worker worker) {
		worker.starting = true;
		this.starting++;
	}

	private boolean submit(Worker worker) {
		try {
			this.threads.execute(worker::run);
			return true;
		}
		catch (RejectedExecutionException | Error ex) {
			boolean first;
			synchronized (this) {
				first = !this.rejected;
				this.rejected = true;
			}
			if (first) {
				logger.error("The callback executor takes no more work, fewer messages are handled at a time", ex);
			}
			return false;
		}
	}

	// Returns false if an executor has thrown and runs the worker all the same.
	private synchronized boolean begin(Worker worker) {
		if (!worker.starting) {
			return false;
		}
		worker.starting = false;
		this.starting--;
		return true;
	}

	private synchronized boolean goesOn(Worker worker) {
		if (this.lanes.ready() == 0 || this.handler.isHeld()) {
			this.workers.remove(worker);
			return false;
		}
		starting(worker);
		return true;
	}

	private synchronized Lanes.@Nullable Entry next(Worker worker) {
		Lanes.Entry message = this.handler.isHeld() ? null : this.lanes.next();
		if (message == null) {
			this.workers.remove(worker);
		}
		return message;
	}

	private synchronized void end(Worker worker) {
		begin(worker);
		this.workers.remove(worker);
	}

	private void handled(Lanes.Entry message) {
		boolean released;
		synchronized (this) {
			this.unhandled--;
			released = this.full && this.unhandled <= this.bounds.capacity() / 2;
			this.full &= !released;
			this.lanes.handled(message);
		}
		if (released) {
			this.executor.execute(this.bounds.released());
		}
		runWhenIdle();
	}

	private void runWhenIdle() {
		List<Runnable> idle;
		synchronized (this) {
			if (this.unhandled > 0 || this.whenIdle.isEmpty()) {
				return;
			}
			List<Runnable> next = new ArrayList<>();
			idle = this.whenIdle;
			this.whenIdle = next;
		}
		idle.forEach(this.executor::execute);
	}

	/**
	 * The limits of a dispatch.
	 *
	 * @param concurrency maximum number of messages that are handled in parallel
	 * @param capacity number of messages in the dispatch from which on further ones wait
	 * in the mailbox, until half of it is left
	 * @param released runs on the task's executor when messages may go on
	 */
	record Bounds(int concurrency, int capacity, Runnable released) {

	}

	/**
	 * Handles one message after another, of any key.
	 */
	private final class Worker {

		private final MessageDelivery delivery = ParallelDispatch.this.handler.delivery();

		// Guarded by the dispatch
		private boolean starting;

		void run() {
			try {
				work();
			}
			catch (Throwable ex) {
				end(this);
				ParallelDispatch.this.log.error("worker", () -> "Messages wait for another thread", ex);
			}
		}

		private void work() {
			while (begin(this)) {
				for (int i = 0; i < TURN; i++) {
					Lanes.Entry message = next(this);
					if (message == null) {
						return;
					}
					handle(message);
				}
				if (!goesOn(this) || submit(this)) {
					return;
				}
			}
		}

		private void handle(Lanes.Entry message) {
			boolean over = true;
			try {
				Duration again = ParallelDispatch.this.handler.handle(message.message(), message.size(), this.delivery);
				this.delivery.running().end();
				if (again != null) {
					ParallelDispatch.this.redeliveries.add(message, again);
					over = false;
				}
			}
			catch (Throwable ex) {
				this.delivery.running().end();
				ParallelDispatch.this.executor.failed(ex);
			}
			finally {
				if (over) {
					handled(message);
				}
			}
		}

	}

	/**
	 * Handles a message on a thread that may block.
	 */
	interface Handler {

		MessageDelivery delivery();

		/**
		 * Handle a message.
		 * @param message the message
		 * @param size the size with which the message is counted among those that wait
		 * @param delivery the delivery of the calling thread
		 * @return the delay of its redelivery, or {@code null} if it is not redelivered
		 */
		@Nullable Duration handle(ReceivedMessage message, int size, MessageDelivery delivery);

		/**
		 * Return whether messages are still to be handled. Any thread may call this.
		 * @return false if waiting messages are to be given up
		 */
		default boolean isWanted() {
			return true;
		}

		/**
		 * Return whether all messages have to wait. Any thread may call this, holding a
		 * lock.
		 * @return whether to handle none until {@link MessageDispatch#changed()} is
		 * called
		 */
		default boolean isHeld() {
			return false;
		}

		/**
		 * The key of a message could not be compared with others: the message is handled
		 * as one without a key.
		 * @param failure the exception of the key
		 */
		default void keyFailed(Throwable failure) {
		}

	}

}
