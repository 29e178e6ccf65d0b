package io.github.sockettask.listener.reply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.listener.method.SuspendingFunctions;
import io.github.sockettask.reactor.ReactiveValues;
import io.github.sockettask.text.UserText;

/**
 * Sends the return value of a method for one event: the content of a wrapper, or each
 * element of a stream.
 *
 * @param handler the method, for failures
 * @param source the task of the event, with its active reply streams
 * @param target the task that sends
 * @param connection the connection of the event, if streams need it
 */
public record Reply(Object handler, ReplyTarget source, ReplyTarget target, @Nullable ReplyConnection connection) {

	/** Whether Reactor is on the class path. */
	public static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			Reply.class.getClassLoader());

	private static final CompletionStage<?> NOTHING = CompletableFuture.completedStage(null);

	// Completes when everything is written. With several, each element of a list is a
	// message.
	CompletionStage<?> send(@Nullable Object value, boolean several) {
		if (value instanceof Optional<?> optional) {
			return send(optional.orElse(null), several);
		}
		if (value instanceof CompletionStage<?> stage) {
			return stage.thenCompose((later) -> send(later, several));
		}
		if (value instanceof Flow.Publisher<?> publisher) {
			return stream(publisher);
		}
		if (several && value instanceof Collection<?> values) {
			return sendEach(values);
		}
		if (several && value instanceof Object[] values) {
			return sendEach(Arrays.asList(values));
		}
		// A method may return the future of its own send, whose result is not a message.
		if (value == null || value instanceof CallbackResult || SuspendingFunctions.isNothing(value)) {
			return NOTHING;
		}
		Object standard = REACTOR ? ReactiveValues.toStandard(value) : value;
		return (standard != value) ? send(standard, several) : sendOne(value);
	}

	private CompletionStage<?> sendEach(Collection<?> values) {
		List<CompletableFuture<?>> sends = new ArrayList<>(values.size());
		values.forEach((value) -> sends.add(send(value, false).toCompletableFuture()));
		return CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new));
	}

	private CompletionStage<?> stream(Flow.Publisher<?> publisher) {
		List<ReplyConnection> connections = new ArrayList<>(List.of(ReplyConnection.current(this.target.task())));
		if (this.connection != null) {
			connections.add(this.connection);
		}
		for (ReplyConnection needed : connections) {
			if (!needed.isOpen()) {
				return CompletableFuture.failedStage(notSent(needed.reason(), null));
			}
		}
		ReplyStream stream = new ReplyStream(List.copyOf(connections), (message) -> send(message, false));
		this.source.streams().add(stream);
		this.target.streams().add(stream);
		stream.subscribeTo(publisher);
		return stream.over();
	}

	private CompletionStage<?> sendOne(Object value) {
		return this.target.task().send(SendOption.of(value)).exceptionally((failure) -> {
			Throwable cause = unwrap(failure);
			throw notSent((cause instanceof SocketTaskException sent) ? sent.errMsg() : UserText.message(cause), cause);
		});
	}

	private SendSocketMessageException notSent(String reason, @Nullable Throwable cause) {
		String errMsg = "The reply of %s was not sent: %s".formatted(this.handler, reason);
		return (cause != null) ? new SendSocketMessageException(errMsg, cause) : new SendSocketMessageException(errMsg);
	}

	static Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}
