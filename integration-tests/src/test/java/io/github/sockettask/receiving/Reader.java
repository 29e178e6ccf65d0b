package io.github.sockettask.receiving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * A subscriber that asks for what a test wants, and notes all signals.
 *
 * @param <T> what it gets
 */
class Reader<T> implements Flow.Subscriber<T> {

	private final List<String> signals = new CopyOnWriteArrayList<>();

	private volatile Flow.@Nullable Subscription subscription;

	Reader<T> request(long n) {
		Flow.Subscription subscription = this.subscription;
		if (subscription == null) {
			throw new IllegalStateException("not subscribed");
		}
		subscription.request(n);
		return this;
	}

	void cancel() {
		Flow.Subscription subscription = this.subscription;
		if (subscription != null) {
			subscription.cancel();
		}
	}

	List<String> signals() {
		return this.signals;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
	}

	@Override
	public void onNext(T item) {
		this.signals.add(item.toString());
	}

	@Override
	public void onError(Throwable failure) {
		this.signals.add(failure.getClass().getSimpleName());
	}

	@Override
	public void onComplete() {
		this.signals.add("complete");
	}

}
