package io.github.sockettask.client.send;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;

/**
 * The future outcome of a message, which knows whether the application observes it.
 */
class ObservedFuture extends CompletableFuture<CallbackResult> {

	private volatile boolean observed;

	boolean isObserved() {
		return this.observed || getNumberOfDependents() > 0;
	}

	// This method makes each stage that depends on the future.

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		this.observed = true;
		return new CompletableFuture<>();
	}

	@Override
	public CallbackResult get() throws InterruptedException, ExecutionException {
		this.observed = true;
		return super.get();
	}

	@Override
	public CallbackResult get(long timeout, TimeUnit unit)
			throws InterruptedException, ExecutionException, TimeoutException {
		this.observed = true;
		return super.get(timeout, unit);
	}

	@Override
	public CallbackResult join() {
		this.observed = true;
		return super.join();
	}

	@Override
	public @Nullable CallbackResult getNow(@Nullable CallbackResult valueIfAbsent) {
		this.observed = true;
		return super.getNow(valueIfAbsent);
	}

	@Override
	public boolean isCompletedExceptionally() {
		this.observed = true;
		return super.isCompletedExceptionally();
	}

}
