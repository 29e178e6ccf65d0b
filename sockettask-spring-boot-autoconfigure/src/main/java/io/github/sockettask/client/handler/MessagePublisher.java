package io.github.sockettask.client.handler;

import java.util.Objects;
import java.util.concurrent.Flow;

import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.client.message.TypedMessages;

/**
 * The messages of a task, from the moment of a subscription on.
 *
 * @param type what subscribers get
 * @param streams keeps the subscribers
 * @param stream the stream of the task, where subscribers are told of all
 */
public record MessagePublisher(TypedMessages type, MessageStreams streams,
		SerialExecutor stream) implements Flow.Publisher<Object> {

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		this.stream.execute(() -> this.streams.subscribe(subscriber, this.type, this.stream));
	}

}
