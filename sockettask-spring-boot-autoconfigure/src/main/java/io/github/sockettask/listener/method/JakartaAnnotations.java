package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Detects the annotations of {@code jakarta.websocket}, which have the same simple names:
 * with the wrong import, a method would never be called.
 */
class JakartaAnnotations {

	private static final String PACKAGE = "jakarta.websocket.";

	private static final List<String> ENDPOINTS = List.of(PACKAGE + "ClientEndpoint",
			PACKAGE + "server.ServerEndpoint");

	private final boolean present;

	JakartaAnnotations(@Nullable ClassLoader classLoader) {
		this.present = ClassUtils.isPresent(PACKAGE + "OnMessage", classLoader);
	}

	void check(String beanName, Class<?> beanClass) {
		if (this.present && !isEndpoint(beanClass)) {
			ReflectionUtils.doWithMethods(beanClass, (method) -> check(beanName, method));
		}
	}

	private void check(String beanName, Method method) {
		MergedAnnotations annotations = MergedAnnotations.from(method);
		for (CallbackEvent event : CallbackEvent.values()) {
			String name = PACKAGE + event.annotation().getSimpleName();
			if (annotations.isPresent(name)) {
				throw new CallbackMethodException(
						"Method %s.%s of bean '%s' is annotated with @%s, but its class is no Jakarta WebSocket endpoint: the method would never be called."
							.formatted(method.getDeclaringClass().getName(), method.getName(), beanName, name),
						"Replace the import of %s by %s, or annotate the class with @ClientEndpoint or @ServerEndpoint."
							.formatted(name, event.annotation().getName()));
			}
		}
	}

	private boolean isEndpoint(Class<?> beanClass) {
		MergedAnnotations annotations = MergedAnnotations.from(beanClass, SearchStrategy.TYPE_HIERARCHY);
		return ENDPOINTS.stream().anyMatch(annotations::isPresent) || extendsEndpoint(beanClass);
	}

	private boolean extendsEndpoint(Class<?> beanClass) {
		for (Class<?> type = beanClass; type != null; type = type.getSuperclass()) {
			if (type.getName().equals(PACKAGE + "Endpoint")) {
				return true;
			}
		}
		return false;
	}

}
