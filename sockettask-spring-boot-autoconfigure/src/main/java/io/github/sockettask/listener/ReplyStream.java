package io.github.sockettask.listener;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a stream one after another: asks for the next one when the one
 * before is written, so that the stream is no faster than the socket.
 */
class ReplyStream implements Flow.Subscriber<Object> {

	private final int socketTaskId;

	private final Function<Object, CompletionStage<?>> send;

	private final Consumer<Throwable> failed;

	private final Consumer<ReplyStream> over;

	// The fields below are guarded by this

	private Flow.@Nullable Subscription subscription;

	private boolean ended;

	ReplyStream(int socketTaskId, Function<Object, CompletionStage<?>> send, Consumer<Throwable> failed,
			Consumer<ReplyStream> over) {
		this.socketTaskId = socketTaskId;
		this.send = send;
		this.failed = failed;
		this.over = over;
	}

	/**
	 * Return whether a connection is the one that was current when the stream began.
	 * @param socketTaskId the number of the connection
	 * @return whether it is
	 */
	boolean isOf(int socketTaskId) {
		return this.socketTaskId == socketTaskId;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		boolean ended;
		synchronized (this) {
			ended = this.ended || this.subscription != null;
			if (!ended) {
				this.subscription = subscription;
			}
		}
		if (ended) {
			subscription.cancel();
		}
		else {
			subscription.request(1);
		}
	}

	@Override
	public void onNext(Object message) {
		if (isEnded()) {
			return;
		}
		try {
			this.send.apply(message).whenComplete((result, failure) -> sent(failure));
		}
		catch (RuntimeException ex) {
			sent(ex);
		}
	}

	private void sent(@Nullable Throwable failure) {
		Flow.Subscription subscription;
		synchronized (this) {
			subscription = this.ended ? null : this.subscription;
		}
		if (subscription == null) {
			return;
		}
		if (failure == null) {
			subscription.request(1);
		}
		else {
			subscription.cancel();
			onError(failure);
		}
	}

	@Override
	public void onError(Throwable failure) {
		if (end()) {
			Throwable cause = failure.getCause();
			this.failed.accept((failure instanceof CompletionException && cause != null) ? cause : failure);
		}
	}

	@Override
	public void onComplete() {
		end();
	}

	void cancel() {
		Flow.Subscription subscription;
		synchronized (this) {
			subscription = this.subscription;
		}
		if (end() && subscription != null) {
			subscription.cancel();
		}
	}

	private synchronized boolean isEnded() {
		return this.ended;
	}

	private boolean end() {
		synchronized (this) {
			if (this.ended) {
				return false;
			}
			this.ended = true;
		}
		this.over.accept(this);
		return true;
	}

}
