package io.github.sockettask.listener.reply;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.text.RepeatedLog;

/**
 * Sends the elements of a stream one after another: the next element is requested when
 * the previous one was written, so that the stream is no faster than the socket.
 */
class ReplyStream implements Flow.Subscriber<Object> {

	private static final Log logger = LogFactory.getLog(ReplyStream.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	private final List<ReplyConnection> connections;

	private final Function<Object, CompletionStage<?>> send;

	private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();

	// The fields below are guarded by this.

	private Flow.@Nullable Subscription subscription;

	private int sending;

	private boolean complete;

	private boolean ended;

	// The function sends a message. Its stage completes when the message is written.
	ReplyStream(List<ReplyConnection> connections, Function<Object, CompletionStage<?>> send) {
		this.connections = connections;
		this.send = send;
	}

	// Completes when the stream completes or is cancelled. Fails if the stream fails, or
	// if a message cannot be sent while the connections exist.
	CompletionStage<@Nullable Void> over() {
		return this.over;
	}

	// Does not subscribe if a connection has ended.
	void subscribeTo(Flow.Publisher<?> publisher) {
		cancelUnlessConnected();
		if (this.over.isDone()) {
			return;
		}
		try {
			publisher.subscribe(this);
		}
		catch (RuntimeException | Error ex) {
			end(ex);
		}
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		boolean unwanted;
		synchronized (this) {
			unwanted = this.ended || this.subscription != null;
			if (!unwanted) {
				this.subscription = subscription;
			}
		}
		if (unwanted) {
			cancel(subscription);
		}
		else {
			requestFrom(subscription);
		}
	}

	@Override
	public void onNext(Object message) {
		// The message must not be sent on a later connection.
		cancelUnlessConnected();
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.sending++;
		}
		try {
			this.send.apply(message).whenComplete((result, failure) -> sent(failure));
		}
		catch (RuntimeException | Error ex) {
			sent(ex);
		}
	}

	private void sent(@Nullable Throwable failure) {
		Flow.Subscription next;
		boolean last;
		synchronized (this) {
			this.sending--;
			next = (this.ended || this.complete) ? null : this.subscription;
			last = this.complete && this.sending == 0;
		}
		if (failure != null) {
			// onClose reports the end of the connection.
			end(isConnected() ? failure : null);
		}
		else if (last) {
			end(null);
		}
		else if (next != null) {
			requestFrom(next);
		}
	}

	// Called from the completion of a send, where an exception would be lost.
	private void requestFrom(Flow.Subscription subscription) {
		try {
			subscription.request(1);
		}
		catch (RuntimeException | Error ex) {
			end(ex);
		}
	}

	@Override
	public void onError(Throwable failure) {
		end(failure);
	}

	@Override
	public void onComplete() {
		boolean last;
		synchronized (this) {
			this.complete = true;
			last = this.sending == 0;
		}
		if (last) {
			end(null);
		}
	}

	void cancelUnlessConnected() {
		if (!isConnected()) {
			end(null);
		}
	}

	private boolean isConnected() {
		return this.connections.stream().allMatch(ReplyConnection::isOpen);
	}

	private void end(@Nullable Throwable failure) {
		Flow.Subscription subscription;
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
			subscription = this.subscription;
		}
		if (failure != null) {
			this.over.completeExceptionally(failure);
		}
		else {
			this.over.complete(null);
		}
		// Cancelling has no effect on a stream that has ended.
		if (subscription != null) {
			cancel(subscription);
		}
	}

	// A failure must not keep other streams from being cancelled.
	private static void cancel(Flow.Subscription subscription) {
		try {
			subscription.cancel();
		}
		catch (RuntimeException | Error ex) {
			log.warn("cancel", () -> "A stream of replies failed when it was cancelled", ex);
		}
	}

}
