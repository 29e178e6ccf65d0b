package io.github.sockettask.client;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendSocketMessageException;

/**
 * Tells what became of the messages of a connection: by callbacks in the stream of the
 * task, and by futures on threads of their own, so that a callback may wait for them.
 * Takes those threads once for many messages. A message keeps its place in the budget
 * until all is told of it, so that neither what waits to be written nor what waits to be
 * told grows without a bound.
 */
class SendOutcomes {

	private static final CallbackResult OK = new CallbackResult("sendSocketMessage:ok");

	private static final CallbackResult LOST = new CallbackResult(
			"sendSocketMessage:fail the connection was lost before the message was written");

	private final CallbackStream stream;

	private final SendBudget budget;

	private final @Nullable Executor completions;

	/** What is to be told, the last one first; who adds the first one takes a thread. */
	private final AtomicReference<@Nullable PendingSend> done = new AtomicReference<>();

	/**
	 * Create outcomes.
	 * @param stream runs callbacks
	 * @param budget gets back the places of messages
	 * @param completions completes futures, or {@code null} to complete them where the
	 * messages were written
	 */
	SendOutcomes(CallbackStream stream, SendBudget budget, @Nullable Executor completions) {
		this.stream = stream;
		this.budget = budget;
		this.completions = completions;
	}

	/**
	 * Tell the outcome: callbacks before those of events that happen from now on.
	 * @param send the message
	 */
	void tell(PendingSend send) {
		SendCallbacks callbacks = send.callbacks();
		if (callbacks != null) {
			this.stream.execute(() -> {
				boolean written = send.failure() == null;
				callbacks.run(written ? OK : LOST, written);
				told(send);
			});
		}
		if (this.completions != null) {
			completeLater(send, this.completions);
		}
		else {
			complete(send);
		}
	}

	private void completeLater(PendingSend send, Executor completions) {
		PendingSend before;
		do {
			before = this.done.get();
			send.next = before;
		}
		while (!this.done.compareAndSet(before, send));
		if (before == null) {
			execute(completions, () -> completeAll(completions));
		}
	}

	private void completeAll(Executor completions) {
		PendingSend send = inOrder(this.done.getAndSet(null));
		boolean alone = send != null && send.next == null;
		while (send != null) {
			PendingSend next = send.next;
			send.next = null;
			if (alone || send.getNumberOfDependents() == 0) {
				complete(send);
			}
			else {
				// what depends on it may block, and is not to keep others waiting
				PendingSend awaited = send;
				execute(completions, () -> complete(awaited));
			}
			send = next;
		}
	}

	private static @Nullable PendingSend inOrder(@Nullable PendingSend newest) {
		PendingSend oldest = null;
		PendingSend send = newest;
		while (send != null) {
			PendingSend older = send.next;
			send.next = oldest;
			oldest = send;
			send = older;
		}
		return oldest;
	}

	private static void execute(Executor completions, Runnable task) {
		try {
			completions.execute(task);
		}
		catch (RejectedExecutionException ex) {
			task.run();
		}
	}

	private void complete(PendingSend send) {
		Throwable failure = send.failure();
		if (failure == null) {
			send.complete(OK);
		}
		else {
			send.completeExceptionally(new SendSocketMessageException(LOST.errMsg(), failure));
		}
		told(send);
	}

	private void told(PendingSend send) {
		if (send.told()) {
			this.budget.release(send.size());
		}
	}

}
