package io.github.sockettask.client.handler;

import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.TypedMessages;

/**
 * The subscription of one subscriber to the messages of a task. Any thread may request
 * messages or cancel. All else happens in the executor of the task, so that signals never
 * overlap and a request within a signal does not nest.
 */
class MessageSubscription implements Flow.Subscription {

	private final TypedMessages type;

	private final MessageStreams streams;

	private final SerialExecutor executor;

	private final AtomicLong demand = new AtomicLong();

	/** Null when the subscription has ended. */
	private volatile Flow.@Nullable Subscriber<? super Object> subscriber;

	MessageSubscription(Flow.Subscriber<? super Object> subscriber, TypedMessages type, MessageStreams streams,
			SerialExecutor executor) {
		this.subscriber = subscriber;
		this.type = type;
		this.streams = streams;
		this.executor = executor;
	}

	@Override
	public void request(long n) {
		if (n <= 0) {
			this.executor.execute(() -> refuse(n));
		}
		else if (!isEnded()) {
			long before = this.demand.getAndAccumulate(n, MessageSubscription::sum);
			if (before == 0) {
				this.streams.changed();
			}
		}
	}

	private static long sum(long demand, long more) {
		long sum = demand + more;
		return (sum > 0) ? sum : Long.MAX_VALUE;
	}

	private void refuse(long n) {
		Flow.Subscriber<? super Object> subscriber = end();
		if (subscriber != null) {
			signal(() -> subscriber
				.onError(new IllegalArgumentException("A subscriber must ask for at least one message, not for " + n)));
		}
	}

	@Override
	public void cancel() {
		end();
	}

	private Flow.@Nullable Subscriber<? super Object> end() {
		Flow.Subscriber<? super Object> subscriber;
		synchronized (this) {
			subscriber = this.subscriber;
			this.subscriber = null;
		}
		if (subscriber != null) {
			this.streams.remove(this);
		}
		return subscriber;
	}

	boolean isEnded() {
		return this.subscriber == null;
	}

	boolean hasDemand() {
		return this.demand.get() > 0 || isEnded();
	}

	// next() reports why this can't be decided
	boolean wants(ReceivedMessage message) {
		try {
			return !isEnded() && this.type.include(message);
		}
		catch (Throwable ex) {
			return true;
		}
	}

	void next(ReceivedMessage message) {
		Flow.Subscriber<? super Object> subscriber = this.subscriber;
		if (subscriber == null) {
			return;
		}
		Object converted;
		try {
			if (!this.type.include(message)) {
				return;
			}
			converted = this.type.convert(message);
		}
		catch (Throwable ex) {
			this.streams.notConverted(ex);
			return;
		}
		if (this.demand.get() != Long.MAX_VALUE) {
			this.demand.decrementAndGet();
		}
		signal(() -> subscriber.onNext(converted));
	}

	void complete() {
		Flow.Subscriber<? super Object> subscriber = end();
		if (subscriber != null) {
			signal(subscriber::onComplete);
		}
	}

	private void signal(Runnable signal) {
		try {
			signal.run();
		}
		catch (Throwable ex) {
			this.streams.failed(this, ex);
		}
	}

}
