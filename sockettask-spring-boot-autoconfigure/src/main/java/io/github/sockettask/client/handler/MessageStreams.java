package io.github.sockettask.client.handler;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Flow;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.message.ReceivedMessage;
import io.github.sockettask.client.message.TypedMessages;

/**
 * The subscribers to the messages of a task. They get all signals in the executor of the
 * task.
 */
public class MessageStreams {

	private static final MessageSubscription[] NONE = {};

	private final EventDispatcher dispatcher;

	private final SerialExecutor executor;

	private final Runnable changed;

	private volatile MessageSubscription[] subscriptions = NONE;

	MessageStreams(EventDispatcher dispatcher, SerialExecutor executor, Runnable changed) {
		this.dispatcher = dispatcher;
		this.executor = executor;
		this.changed = changed;
	}

	Flow.Publisher<Object> publisher(TypedMessages type) {
		return (subscriber) -> {
			Objects.requireNonNull(subscriber, "subscriber");
			this.executor.execute(() -> subscribe(subscriber, type));
		};
	}

	private void subscribe(Flow.Subscriber<? super Object> subscriber, TypedMessages type) {
		MessageSubscription subscription = new MessageSubscription(subscriber, type, this, this.executor);
		try {
			subscriber.onSubscribe(subscription);
		}
		catch (Throwable ex) {
			failed(subscription, ex);
		}
		add(subscription);
	}

	private synchronized void add(MessageSubscription subscription) {
		if (!subscription.isEnded()) {
			MessageSubscription[] subscriptions = Arrays.copyOf(this.subscriptions, this.subscriptions.length + 1);
			subscriptions[subscriptions.length - 1] = subscription;
			this.subscriptions = subscriptions;
		}
	}

	void remove(MessageSubscription subscription) {
		synchronized (this) {
			this.subscriptions = Arrays.stream(this.subscriptions)
				.filter((other) -> other != subscription)
				.toArray(MessageSubscription[]::new);
		}
		changed();
	}

	void changed() {
		this.changed.run();
	}

	// Returns whether any subscriber wants the message, as far as its type goes.
	boolean want(ReceivedMessage message) {
		for (MessageSubscription subscription : this.subscriptions) {
			if (subscription.wants(message)) {
				return true;
			}
		}
		return false;
	}

	boolean exist() {
		return this.subscriptions.length > 0;
	}

	public boolean haveDemand() {
		for (MessageSubscription subscription : this.subscriptions) {
			if (!subscription.hasDemand()) {
				return false;
			}
		}
		return true;
	}

	public void next(ReceivedMessage message) {
		for (MessageSubscription subscription : this.subscriptions) {
			subscription.next(message);
		}
	}

	public void complete() {
		for (MessageSubscription subscription : this.subscriptions) {
			subscription.complete();
		}
	}

	void failed(MessageSubscription subscription, Throwable failure) {
		subscription.cancel();
		this.dispatcher.error(failure);
	}

	void notConverted(Throwable failure) {
		this.dispatcher.error(failure);
	}

}
