package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.listener.argument.MessageArgument;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.reply.ReplyStreams;

/**
 * The callback methods of one task as listeners, in order.
 */
class TaskListeners {

	private static final Comparator<CallbackMethod> ORDER = Comparator
		.comparingInt((CallbackMethod method) -> method.annotated().order())
		.thenComparingInt((method) -> method.annotated().beanOrder());

	private final List<CallbackMethod> methods = new ArrayList<>();

	void add(CallbackMethod method) {
		this.methods.add(method);
	}

	void addAll(TaskListeners others) {
		this.methods.addAll(others.methods);
	}

	List<CallbackMethod> methods() {
		return this.methods.stream().sorted(ORDER).toList();
	}

	List<SocketTaskListener> create() {
		List<CallbackMethod> sorted = methods();
		ReplyStreams streams = new ReplyStreams();
		List<CallbackMethod> errorMethods = sorted.stream()
			.filter((method) -> method.event() == CallbackEvent.ERROR)
			.toList();
		List<SocketTaskListener> listeners = new ArrayList<>();
		if (!errorMethods.isEmpty()) {
			listeners.add(new ErrorMethodsListener(errorMethods, streams));
		}
		sorted.stream()
			.filter((method) -> method.event() != CallbackEvent.ERROR)
			.map((method) -> listener(method, streams))
			.forEach(listeners::add);
		if (sorted.stream().anyMatch(CallbackMethod::isReplying)) {
			listeners.add(streams);
		}
		return listeners;
	}

	private static SocketTaskListener listener(CallbackMethod method, ReplyStreams streams) {
		MessageArgument element = method.element();
		CallbackMethodListener one = single(method, streams);
		return (element != null) ? new ListMethodListener(one, single(method.forList(), streams), element) : one;
	}

	private static CallbackMethodListener single(CallbackMethod method, ReplyStreams streams) {
		return new CallbackMethodListener(method, method.replies(streams));
	}

}
