package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.sockettask.SocketTaskListener;

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

	List<CallbackMethod> methods() {
		return this.methods.stream().sorted(ORDER).toList();
	}

	List<SocketTaskListener> create() {
		List<CallbackMethod> sorted = methods();
		List<ErrorMethodsListener> errorListeners = errorListeners(sorted);
		ReplySender replies = new ReplySender();
		List<SocketTaskListener> listeners = new ArrayList<>(errorListeners);
		sorted.stream()
			.filter((method) -> method.event() != CallbackEvent.ERROR)
			.map((method) -> listener(method, replies))
			.forEach(listeners::add);
		return listeners;
	}

	private SocketTaskListener listener(CallbackMethod method, ReplySender replies) {
		CallbackMethodListener one = new CallbackMethodListener(method, replies);
		MessageArgument element = method.element();
		return (element != null)
				? new ListMethodListener(one, new CallbackMethodListener(method.forList(), replies), element) : one;
	}

	private List<ErrorMethodsListener> errorListeners(List<CallbackMethod> sorted) {
		Map<String, List<CallbackMethod>> byBean = new LinkedHashMap<>();
		sorted.stream()
			.filter((method) -> method.event() == CallbackEvent.ERROR)
			.forEach((method) -> byBean.computeIfAbsent(method.annotated().beanName(), (name) -> new ArrayList<>())
				.add(method));
		return byBean.values().stream().map(ErrorMethodsListener::new).toList();
	}

}
