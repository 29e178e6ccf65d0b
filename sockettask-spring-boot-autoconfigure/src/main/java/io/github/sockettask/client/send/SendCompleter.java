package io.github.sockettask.client.send;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.client.execution.SerialExecutor;

/**
 * Tells what became of messages: by callbacks in the stream of the task, and by futures
 * on threads of their own, so that a callback may wait for them. Takes those threads once
 * for many messages.
 */
class SendCompleter {

	/** So many may wait to be told before no further message is accepted. */
	static final int MAX_UNTOLD = SerialExecutor.MAX_WAITING;

	/** Those who wait until outcomes are told go on when so many are left. */
	private static final int FEW_UNTOLD = MAX_UNTOLD / 2;

	private static final CallbackResult OK = new CallbackResult("sendSocketMessage:ok");

	private final SerialExecutor stream;

	private final UnobservedSends unobserved;

	private final @Nullable Executor completions;

	private final AtomicInteger untold = new AtomicInteger();

	/** Where senders wait until outcomes are told, if they may. */
	private final @Nullable CapacityCondition room;

	// Guarded by this: those whose futures are to be completed
	private final SendList over = new SendList();

	// Guarded by this: whether a thread was asked to complete them, and has not begun
	private boolean asked;

	/**
	 * Create outcomes.
	 * @param stream runs callbacks
	 * @param unobserved lets futures fail
	 * @param completions completes futures, or {@code null} to complete them where the
	 * messages were written
	 * @param room where senders wait until outcomes are told, if they may
	 */
	SendCompleter(SerialExecutor stream, UnobservedSends unobserved, @Nullable Executor completions,
			@Nullable CapacityCondition room) {
		this.unobserved = unobserved;
		this.stream = stream;
		this.completions = completions;
		this.room = room;
	}

	/**
	 * Return whether callbacks and futures are behind.
	 * @return whether too many outcomes wait to be told
	 */
	boolean isBehind() {
		return this.untold.get() >= MAX_UNTOLD;
	}

	/**
	 * Wait until callbacks and futures are no longer behind.
	 * @param nanos how long to wait
	 * @return whether they are not
	 * @throws InterruptedException if the thread is interrupted
	 */
	boolean awaitTold(long nanos) throws InterruptedException {
		if (this.room == null) {
			throw new IllegalStateException("Nobody waits for outcomes here");
		}
		return this.room.await(() -> !isBehind(), nanos) == CapacityCondition.Result.ROOM;
	}

	/**
	 * Tell the outcome of one message.
	 * @param send the message
	 */
	void tell(QueuedSend send) {
		SendList over = new SendList();
		over.add(send);
		tell(over);
	}

	/**
	 * Tell outcomes: callbacks before those of events that happen from now on.
	 * @param over the messages
	 */
	void tell(SendList over) {
		prepare(over);
		if (this.completions != null) {
			completeLater(over, this.completions);
		}
		else if (over.count() > 0) {
			this.stream.execute(() -> completeAll(over));
		}
	}

	/**
	 * Tell outcomes on the event loop.
	 * @param over the messages
	 */
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
			SendDeadlines timers = send.timers();
			if (timers != null) {
				timers.cancel();
			}
			if (send.hasCallbacks()) {
				runCallbacksLater(send);
			}
		}
	}

	private void runCallbacksLater(QueuedSend send) {
		SendSocketMessageException failure = send.failure();
		this.stream.execute(() -> {
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
			// what depends on a future may block, and is not to keep others waiting
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
			// no thread: rejected, or the process has as many as it may have
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
