package io.github.sockettask.reactor;

import java.lang.reflect.Type;
import java.util.concurrent.Flow;

import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.sockettask.MessageType;
import io.github.sockettask.SocketTask;

/**
 * The messages of a task as a {@link Flux} of Reactor, which must be on the class path.
 * What the Flux asks for is what the task reads: see {@link SocketTask#messages(Class)}.
 *
 * @since 0.1.0
 */
public final class SocketTaskFlux {

	private SocketTaskFlux() {
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type what to convert a message to
	 * @param <T> the type
	 * @return a hot Flux for any number of subscribers; each gets what arrives from its
	 * subscription on
	 */
	public static <T> Flux<T> of(SocketTask task, Class<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(type));
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type what to convert a message to, generics included
	 * @param <T> the type
	 * @return a hot Flux for any number of subscribers; each gets what arrives from its
	 * subscription on
	 */
	public static <T> Flux<T> of(SocketTask task, MessageType<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(type));
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type what to convert a message to, if it is known at run time only
	 * @return a hot Flux for any number of subscribers; each gets what arrives from its
	 * subscription on
	 */
	@SuppressWarnings("unchecked")
	public static Flux<?> of(SocketTask task, Type type) {
		return JdkFlowAdapter.flowPublisherToFlux((Flow.Publisher<Object>) task.messages(type));
	}

}
