package io.github.sockettask.listener;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskListener;

/**
 * Calls, of the error methods of one bean, the one for the most specific type.
 */
class ErrorMethodsListener implements SocketTaskListener {

	private final Map<Class<?>, CallbackMethod> methods = new LinkedHashMap<>();

	ErrorMethodsListener(List<CallbackMethod> methods) {
		methods.forEach(this::add);
	}

	private void add(CallbackMethod method) {
		Class<?> errorType = errorType(method);
		CallbackMethod other = this.methods.putIfAbsent(errorType, method);
		if (other != null) {
			throw new CallbackMethodException(
					"Two methods of a bean handle %s of the same task: %s and %s.".formatted(errorType.getName(), other,
							method),
					"Remove one of them, or give their Throwable parameters different types. A method without a Throwable parameter handles Throwable.");
		}
	}

	private Class<?> errorType(CallbackMethod method) {
		AnnotatedMethod annotated = method.annotated();
		Class<?> errorType = null;
		for (int i = 0; i < annotated.method().getParameterCount(); i++) {
			Class<?> type = ResolvableType.forMethodParameter(annotated.method(), i, annotated.beanClass()).toClass();
			if (Throwable.class.isAssignableFrom(type)) {
				if (errorType != null) {
					throw new CallbackMethodException(method + " has more than one Throwable parameter.",
							"Keep one of them.");
				}
				errorType = type;
			}
		}
		return (errorType != null) ? errorType : Throwable.class;
	}

	@Override
	public boolean onError(SocketTask task, OnErrorCallbackResult result) throws Exception {
		CallbackMethod method = find(result.cause().getClass());
		if (method != null) {
			method.invoke(task, result);
		}
		return method != null;
	}

	@Override
	public String toString() {
		return this.methods.values().stream().map(CallbackMethod::toString).collect(Collectors.joining(" or "));
	}

	private @Nullable CallbackMethod find(Class<?> errorType) {
		for (Class<?> type = errorType; type != null; type = type.getSuperclass()) {
			CallbackMethod method = this.methods.get(type);
			if (method != null) {
				return method;
			}
		}
		return null;
	}

}
