package io.github.sockettask.interleaving;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.ConnectSocketResult;

/**
 * One call and its outcome.
 */
class Call {

	private final String what;

	private final OneAtATime callbacks;

	private final AtomicInteger successes = new AtomicInteger();

	private final AtomicInteger failures = new AtomicInteger();

	private final AtomicInteger completions = new AtomicInteger();

	private final AtomicInteger disorder = new AtomicInteger();

	private volatile @Nullable CompletableFuture<?> future;

	Call(String what, OneAtATime callbacks) {
		this.what = what;
		this.callbacks = callbacks;
	}

	<T> CompletableFuture<T> future(CompletableFuture<T> future) {
		this.future = future;
		return future;
	}

	void succeeded(CallbackResult result) {
		count("success", this.successes);
	}

	void failed(CallbackResult result) {
		count("fail", this.failures);
	}

	void completed(CallbackResult result) {
		completed();
	}

	void connected(ConnectSocketResult result) {
		count("success", this.successes);
	}

	void connectCompleted(ConnectSocketResult result) {
		completed();
	}

	private void completed() {
		if (this.successes.get() + this.failures.get() != 1) {
			this.disorder.incrementAndGet();
		}
		count("complete", this.completions);
	}

	private void count(String callback, AtomicInteger counter) {
		this.callbacks.run(callback + " of " + this.what, counter::incrementAndGet);
	}

	boolean isOver() {
		CompletableFuture<?> future = this.future;
		return this.completions.get() > 0 && (future == null || future.isDone());
	}

	boolean isConsistent() {
		CompletableFuture<?> future = this.future;
		boolean failed = future != null && future.isCompletedExceptionally();
		return this.completions.get() == 1 && this.disorder.get() == 0 && this.successes.get() == (failed ? 0 : 1)
				&& this.failures.get() == (failed ? 1 : 0);
	}

	@Override
	public String toString() {
		CompletableFuture<?> future = this.future;
		return this.what + ": success " + this.successes + ", fail " + this.failures + ", complete " + this.completions
				+ ((future != null && !future.isDone()) ? ", future pending" : "");
	}

}
