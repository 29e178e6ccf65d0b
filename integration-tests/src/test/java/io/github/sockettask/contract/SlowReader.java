package io.github.sockettask.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what it gets, which is what the test asks for.
 */
class SlowReader implements Flow.Subscriber<Object> {

	private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

	private final AtomicInteger received = new AtomicInteger();

	private volatile boolean complete;

	void request(long n) {
		this.subscription.join().request(n);
	}

	void cancel() {
		this.subscription.join().cancel();
	}

	int received() {
		return this.received.get();
	}

	boolean isComplete() {
		return this.complete;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription.complete(subscription);
	}

	@Override
	public void onNext(Object item) {
		this.received.incrementAndGet();
	}

	@Override
	public void onError(Throwable failure) {
		this.subscription.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		this.complete = true;
	}

}
