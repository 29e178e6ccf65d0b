package io.github.sockettask.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * Sends what the test says.
 */
final class ManualSource implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

	private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

	long requested;

	boolean cancelled;

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
		this.subscriber = subscriber;
		subscriber.onSubscribe(this);
	}

	@Override
	public void request(long n) {
		this.requested += n;
	}

	@Override
	public void cancel() {
		this.cancelled = true;
	}

	private Flow.Subscriber<? super ByteBuffer> subscriber() {
		if (this.subscriber == null) {
			throw new AssertionError("there is no subscriber");
		}
		return this.subscriber;
	}

	void next(String text) {
		next(text.getBytes(StandardCharsets.UTF_8));
	}

	void next(byte[] bytes) {
		subscriber().onNext(ByteBuffer.wrap(bytes));
	}

	void complete() {
		subscriber().onComplete();
	}

	void fail(Throwable failure) {
		subscriber().onError(failure);
	}

}
