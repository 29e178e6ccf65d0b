package io.github.sockettask.client;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * A message that was accepted, until all is told of it. Future, completion and link of a
 * list in one, since this is made for each message.
 */
final class PendingSend extends CompletableFuture<CallbackResult> implements Completion {

	private final @Nullable SendCallbacks callbacks;

	private final int size;

	private final SendOutcomes outcomes;

	private @Nullable Throwable failure;

	/** The next one of the list that this one is in; belongs to the list. */
	@Nullable PendingSend next;

	PendingSend(@Nullable SendCallbacks callbacks, int size, SendOutcomes outcomes) {
		this.callbacks = callbacks;
		this.size = size;
		this.outcomes = outcomes;
	}

	/**
	 * Either the callbacks or the future were told.
	 * @return whether that was the last one
	 */
	boolean told() {
		return this.callbacks == null || this.callbacks.untold().decrementAndGet() == 0;
	}

	@Override
	public void done(@Nullable Throwable failure) {
		this.failure = failure;
		this.outcomes.tell(this);
	}

	@Nullable SendCallbacks callbacks() {
		return this.callbacks;
	}

	int size() {
		return this.size;
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

}
