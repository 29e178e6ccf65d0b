package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Selects one of several error methods: the first one for the most specific type of the
 * exception, or else of its cause.
 */
class ErrorMethods {

	private final Map<Class<?>, List<CallbackMethod>> methods = new LinkedHashMap<>();

	ErrorMethods(List<CallbackMethod> methods) {
		methods.forEach(
				(method) -> this.methods.computeIfAbsent(errorType(method), (type) -> new ArrayList<>()).add(method));
	}

	// The methods of one bean must differ in their types.
	static ErrorMethods ofBean(List<CallbackMethod> methods) {
		ErrorMethods chosen = new ErrorMethods(methods);
		for (CallbackMethod method : methods) {
			CallbackMethod other = chosen.ofType(errorType(method)).get(0);
			if (other != method) {
				throw new CallbackMethodException(
						"Two methods of a bean handle %s of the same task: %s and %s."
							.formatted(errorType(method).getName(), other, method),
						"Remove one of them, or give their Throwable parameters different types. A method without a Throwable parameter handles Throwable.");
			}
		}
		return chosen;
	}

	private static Class<?> errorType(CallbackMethod method) {
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

	@Nullable Match find(OnErrorCallbackResult result) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable cause = result.cause(); cause != null && seen.add(cause); cause = cause.getCause()) {
			CallbackMethod method = find(cause.getClass(), result);
			if (method != null) {
				return new Match(method,
						(cause != result.cause())
								? new OnErrorCallbackResult(result.errMsg(), cause, result.handler(), result.message())
								: result);
			}
		}
		return null;
	}

	private @Nullable CallbackMethod find(Class<?> errorType, OnErrorCallbackResult result) {
		for (Class<?> type = errorType; type != null; type = type.getSuperclass()) {
			CallbackMethod method = first(type, result);
			if (method != null) {
				return method;
			}
		}
		return null;
	}

	private @Nullable CallbackMethod first(Class<?> errorType, OnErrorCallbackResult result) {
		return ofType(errorType).stream()
			.filter((method) -> result.message() != null || !method.needsMessage())
			.findFirst()
			.orElse(null);
	}

	private List<CallbackMethod> ofType(Class<?> errorType) {
		return this.methods.getOrDefault(errorType, List.of());
	}

	@Override
	public String toString() {
		return this.methods.values()
			.stream()
			.flatMap(List::stream)
			.map(CallbackMethod::toString)
			.collect(Collectors.joining(" or "));
	}

	/** A selected method, and the error that it receives. */
	record Match(CallbackMethod method, OnErrorCallbackResult result) {

	}

}
