package io.github.sockettask.client;

import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * The messages of a task, from the moment of a subscription on.
 *
 * @param type what subscribers get
 * @param streams keeps the subscribers
 * @param stream the stream of the task, where subscribers are told of all
 */
record MessagePublisher(TypedMessages type, MessageStreams streams,
		CallbackStream stream) implements Flow.Publisher<Object> {

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		Objects.requireNonNull(subscriber, "subscriber");
		this.stream.execute(() -> this.streams.subscribe(subscriber, this.type, this.stream));
	}

}
