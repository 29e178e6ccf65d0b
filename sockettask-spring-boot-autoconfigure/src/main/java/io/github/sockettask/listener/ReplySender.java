package io.github.sockettask.listener;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;
import io.github.sockettask.reactor.ReactiveValues;

/**
 * Sends what a method returns: what a wrapper holds, and each element of a stream.
 */
class ReplySender {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			ReplySender.class.getClassLoader());

	private final CallbackMethod method;

	private final ReplyStreams streams;

	/**
	 * Create a sender.
	 * @param method the method
	 * @param streams keeps streams until they are over
	 */
	ReplySender(CallbackMethod method, ReplyStreams streams) {
		this.method = method;
		this.streams = streams;
	}

	/**
	 * Send a reply.
	 * @param task whose event it was
	 * @param value what the method has returned
	 * @param failed is told if it can't be sent, or fails itself
	 */
	void send(SocketTask task, @Nullable Object value, Consumer<Throwable> failed) {
		if (value != null) {
			reply(this.method.replyTask(task), value, failed);
		}
	}

	private void reply(SocketTask task, Object value, Consumer<Throwable> failed) {
		if (value instanceof Optional<?> optional) {
			optional.ifPresent((present) -> reply(task, present, failed));
		}
		else if (value instanceof CompletionStage<?> stage) {
			await(task, stage, failed);
		}
		else if (this.method.isOfSeveral() && value instanceof Collection<?> values) {
			values.forEach((each) -> reply(task, each, failed));
		}
		else if (this.method.isOfSeveral() && value instanceof Object[] values) {
			Arrays.stream(values).forEach((each) -> reply(task, each, failed));
		}
		else {
			Flow.Publisher<?> publisher = publisher(value);
			if (publisher != null) {
				publisher.subscribe(this.streams.add(task, (each) -> sendNow(task, each), failed));
			}
			else {
				sendOne(task, value, failed);
			}
		}
	}

	private static Flow.@Nullable Publisher<?> publisher(Object value) {
		if (value instanceof Flow.Publisher<?> publisher) {
			return publisher;
		}
		return REACTOR ? ReactiveValues.publisher(value) : null;
	}

	private void await(SocketTask task, CompletionStage<?> stage, Consumer<Throwable> failed) {
		stage.whenComplete((value, failure) -> {
			if (failure != null) {
				failed.accept(unwrap(failure));
			}
			else if (value != null) {
				try {
					reply(task, value, failed);
				}
				catch (RuntimeException ex) {
					failed.accept(ex);
				}
			}
		});
	}

	private void sendOne(SocketTask task, Object value, Consumer<Throwable> failed) {
		// a method may return the future of its own send: the outcome is no message
		if (!(value instanceof CallbackResult)) {
			task.send(SendOption.of(value).fail((result) -> failed.accept(notSent(result))));
		}
	}

	private CompletionStage<?> sendNow(SocketTask task, Object value) {
		return task.send(SendOption.of(value)).exceptionally((failure) -> {
			throw new SendSocketMessageException(
					"The reply of %s was not sent: %s".formatted(this.method, unwrap(failure).getMessage()));
		});
	}

	private SendSocketMessageException notSent(CallbackResult result) {
		return new SendSocketMessageException(
				"The reply of %s was not sent: %s".formatted(this.method, result.errMsg()));
	}

	private static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}
