package io.github.sockettask.reactor;

import java.lang.reflect.Type;
import java.util.concurrent.Flow;

import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageType;
import io.github.sockettask.SocketTask;

/**
 * The messages of a task as a {@link Flux} of Reactor, which must be on the class path.
 * Each Flux is hot and takes any number of subscribers: a subscriber receives the
 * messages that arrive after its subscription. The demand of the subscribers controls how
 * fast the task reads from its socket, see {@link SocketTask#messages(Class)} for
 * back-pressure, threads, completion and errors.
 *
 * @since 0.1.0
 */
public final class SocketTaskFlux {

	private SocketTaskFlux() {
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type the type to convert messages to
	 * @param <T> the type
	 * @return the messages
	 */
	public static <T> Flux<T> of(SocketTask task, Class<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(type));
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type the generic type to convert messages to
	 * @param <T> the type
	 * @return the messages
	 */
	public static <T> Flux<T> of(SocketTask task, MessageType<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(type));
	}

	/**
	 * Return the messages of a task.
	 * @param task the task
	 * @param type the type to convert messages to, known at run time only
	 * @return instances of the type
	 */
	public static Flux<?> of(SocketTask task, Type type) {
		return flux(task.messages(type));
	}

	/**
	 * Return the messages of a task that pass a filter.
	 * @param task the task
	 * @param filter selects the messages; {@linkplain MessageFilter#unmatched()
	 * unmatched} messages are not available as a stream
	 * @param type the type to convert messages to
	 * @param <T> the type
	 * @return the messages
	 * @throws IllegalArgumentException if the filter selects unmatched messages, contains
	 * a JSON pointer with invalid syntax, or looks into messages and no
	 * {@code MessageFields} is available
	 */
	public static <T> Flux<T> of(SocketTask task, MessageFilter filter, Class<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(filter, type));
	}

	/**
	 * Return the messages of a task that pass a filter.
	 * @param task the task
	 * @param filter selects the messages
	 * @param type the generic type to convert messages to
	 * @param <T> the type
	 * @return the messages
	 * @see #of(SocketTask, MessageFilter, Class)
	 */
	public static <T> Flux<T> of(SocketTask task, MessageFilter filter, MessageType<T> type) {
		return JdkFlowAdapter.flowPublisherToFlux(task.messages(filter, type));
	}

	/**
	 * Return the messages of a task that pass a filter.
	 * @param task the task
	 * @param filter selects the messages
	 * @param type the type to convert messages to, known at run time only
	 * @return instances of the type
	 * @see #of(SocketTask, MessageFilter, Class)
	 */
	public static Flux<?> of(SocketTask task, MessageFilter filter, Type type) {
		return flux(task.messages(filter, type));
	}

	@SuppressWarnings("unchecked")
	private static Flux<?> flux(Flow.Publisher<?> messages) {
		return JdkFlowAdapter.flowPublisherToFlux((Flow.Publisher<Object>) messages);
	}

}
