package io.github.sockettask.client.send;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.client.execution.SerialExecutor;

/**
 * Reports the outcomes of messages: runs callbacks on the executor of the task, and
 * completes futures on other threads, so that a callback may wait for a future. One such
 * thread completes many futures.
 */
class SendCompleter {

	/**
	 * Maximum number of outcomes to be reported, until no further message is accepted.
	 */
	static final int MAX_UNTOLD = SerialExecutor.MAX_WAITING;

	/** Waiting senders go on when so many outcomes are left. */
	private static final int FEW_UNTOLD = MAX_UNTOLD / 2;

	private static final CallbackResult OK = new CallbackResult("sendSocketMessage:ok");

	private final SerialExecutor executor;

	private final UnobservedSends unobserved;

	private final @Nullable Executor completions;

	private final AtomicInteger untold = new AtomicInteger();

	/** Where senders wait until outcomes are reported; null if they never wait. */
	private final @Nullable CapacityCondition room;

	// Guarded by this: messages whose futures are to be completed
	private final SendList over = new SendList();

	// Guarded by this: whether a thread was asked to complete them and has not begun
	private boolean asked;

	// Without an executor for completions, futures complete where the messages were
	// written.
	SendCompleter(SerialExecutor executor, UnobservedSends unobserved, @Nullable Executor completions,
			@Nullable CapacityCondition room) {
		this.unobserved = unobserved;
		this.executor = executor;
		this.completions = completions;
		this.room = room;
	}

	// Returns whether callbacks and futures lag behind.
	boolean isBehind() {
		return this.untold.get() >= MAX_UNTOLD;
	}

	boolean awaitTold(long nanos) throws InterruptedException {
		if (this.room == null) {
			throw new IllegalStateException("Senders never wait for outcomes with this overflow");
		}
		return this.room.await(() -> !isBehind(), nanos) == CapacityCondition.Result.ROOM;
	}

	void tell(QueuedSend send) {
		SendList over = new SendList();
		over.add(send);
		tell(over);
	}

	// The callbacks run before those of later events.
	void tell(SendList over) {
		prepare(over);
		if (this.completions != null) {
			completeLater(over, this.completions);
		}
		else if (over.count() > 0) {
			this.executor.execute(() -> completeAll(over));
		}
	}

	// Reports outcomes on the event loop.
	void tellHere(SendList over) {
		prepare(over);
		if (this.completions != null) {
			completeLater(over, this.completions);
		}
		else {
			completeAll(over);
		}
	}

	private void prepare(SendList over) {
		this.untold.addAndGet(over.count());
		for (QueuedSend send = over.first(); send != null; send = send.next) {
			SendDeadlines deadlines = send.deadlines();
			if (deadlines != null) {
				deadlines.cancel();
			}
			if (send.hasCallbacks()) {
				runCallbacksLater(send);
			}
		}
	}

	private void runCallbacksLater(QueuedSend send) {
		SendSocketMessageException failure = send.failure();
		this.executor.execute(() -> {
			CallOutcome.run(send.option(), (failure != null) ? new CallbackResult(failure.errMsg()) : OK,
					failure == null);
			told(send);
		});
	}

	private void completeLater(SendList sends, Executor completions) {
		boolean ask;
		synchronized (this) {
			this.over.addAll(sends);
			ask = this.over.first() != null && !this.asked;
			this.asked |= ask;
		}
		if (ask) {
			execute(completions, () -> completeSome(completions));
		}
	}

	private void completeSome(Executor completions) {
		QueuedSend send;
		boolean more;
		synchronized (this) {
			send = this.over.poll();
			more = this.over.first() != null;
			this.asked = more;
		}
		if (more) {
			// A stage that depends on a future may block, and must not delay other
			// futures.
			execute(completions, () -> completeSome(completions));
		}
		while (send != null) {
			complete(send);
			synchronized (this) {
				send = this.over.poll();
			}
		}
	}

	private void completeAll(SendList sends) {
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			complete(send);
		}
	}

	private static void execute(Executor completions, Runnable task) {
		try {
			completions.execute(task);
		}
		catch (RuntimeException | Error ex) {
			// No thread: the executor rejects the task, or the process has too many
			// threads.
			task.run();
		}
	}

	private void complete(QueuedSend send) {
		SendSocketMessageException failure = send.failure();
		if (failure == null) {
			send.complete(OK);
		}
		else {
			this.unobserved.fail(send, failure);
		}
		told(send);
	}

	private void told(QueuedSend send) {
		if (send.told() && this.untold.decrementAndGet() == FEW_UNTOLD && this.room != null) {
			this.room.signal();
		}
	}

}
