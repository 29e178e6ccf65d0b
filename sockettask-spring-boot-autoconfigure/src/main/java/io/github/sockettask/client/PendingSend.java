package io.github.sockettask.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * A message that was accepted, until all is told of it. Future, completion and link of a
 * list in one, since this is made for each message.
 */
final class PendingSend extends CompletableFuture<CallbackResult> implements Completion {

	private final SendOption option;

	private final int size;

	private final SendOutcomes outcomes;

	/** How many of callbacks and future are to be told; nothing counts if just one. */
	private final @Nullable AtomicInteger untold;

	private @Nullable Throwable failure;

	/** The next one of the list that this one is in; belongs to the list. */
	@Nullable PendingSend next;

	PendingSend(SendOption option, int size, SendOutcomes outcomes) {
		this.option = option;
		this.size = size;
		this.outcomes = outcomes;
		this.untold = hasCallbacks() ? new AtomicInteger(2) : null;
	}

	boolean hasCallbacks() {
		return this.option.success() != null || this.option.fail() != null || this.option.complete() != null;
	}

	/**
	 * Either the callbacks or the future were told.
	 * @return whether that was the last one
	 */
	boolean told() {
		return this.untold == null || this.untold.decrementAndGet() == 0;
	}

	@Override
	public void done(@Nullable Throwable failure) {
		this.failure = failure;
		this.outcomes.tell(this);
	}

	SendOption option() {
		return this.option;
	}

	int size() {
		return this.size;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

}
