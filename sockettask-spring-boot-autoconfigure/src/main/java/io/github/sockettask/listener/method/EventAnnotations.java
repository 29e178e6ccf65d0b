package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.AnnotationConfigurationException;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import io.github.sockettask.annotation.SocketTaskHandler;

/**
 * Reads the annotations of a class and of its methods, including inherited annotations
 * and meta-annotations.
 */
class EventAnnotations {

	private final String beanName;

	private final Class<?> beanClass;

	EventAnnotations(String beanName, Class<?> beanClass) {
		this.beanName = beanName;
		this.beanClass = beanClass;
	}

	// Returns the methods that ask for events, with the attributes of the annotations.
	Map<Method, Map<CallbackEvent, AnnotationAttributes>> read() {
		try {
			SocketTaskHandler defaults = AnnotatedElementUtils.findMergedAnnotation(this.beanClass,
					SocketTaskHandler.class);
			Map<Method, Map<CallbackEvent, AnnotationAttributes>> methods = new LinkedHashMap<>();
			MethodIntrospector
				.selectMethods(this.beanClass,
						(MetadataLookup<Map<CallbackEvent, AnnotationAttributes>>) (method) -> read(method, defaults))
				.forEach((method, events) -> methods.put(written(method), events));
			addImplementedElsewhere(methods, defaults);
			if (defaults != null) {
				check(defaults, methods.isEmpty());
			}
			return methods;
		}
		catch (AnnotationConfigurationException ex) {
			throw new CallbackMethodException("The annotations of class %s of bean '%s' contradict each other: %s"
				.formatted(this.beanClass.getName(), this.beanName, ex.getMessage()), "Correct the annotation.", ex);
		}
	}

	// The compiler copies public methods of package-private super classes as bridges
	// without generic types.
	private static Method written(Method method) {
		return method.isBridge() ? BridgeMethodResolver.findBridgedMethod(method) : method;
	}

	// A super class may implement the method without implementing the annotated
	// interface.
	private void addImplementedElsewhere(Map<Method, Map<CallbackEvent, AnnotationAttributes>> methods,
			@Nullable SocketTaskHandler defaults) {
		for (Class<?> type : ClassUtils.getAllInterfacesForClassAsSet(this.beanClass)) {
			ReflectionUtils.doWithMethods(type, (method) -> {
				Method called = BridgeMethodResolver.getMostSpecificMethod(method, this.beanClass);
				if (!method.getDeclaringClass().isAssignableFrom(called.getDeclaringClass())
						&& !methods.containsKey(called)) {
					Map<CallbackEvent, AnnotationAttributes> events = read(method, defaults);
					if (events != null) {
						methods.put(called, events);
					}
				}
			}, (method) -> method.getAnnotations().length > 0);
		}
	}

	private void check(SocketTaskHandler defaults, boolean isUseless) {
		// The target class of a proxy is unknown until the bean exists.
		if (isUseless && !Proxy.isProxyClass(this.beanClass)) {
			throw new CallbackMethodException(
					"Class %s of bean '%s' has @SocketTaskHandler, but no method with @OnOpen, @OnMessage, @OnClose or @OnError."
						.formatted(this.beanClass.getName(), this.beanName),
					this.beanClass.isInterface()
							? "Let the @Bean method or the factory return the class of the bean, annotate a method of the interface, or remove @SocketTaskHandler."
							: "Annotate a method, or remove @SocketTaskHandler.");
		}
		if (defaults.value().length == 0) {
			throw new CallbackMethodException(
					"@SocketTaskHandler at class %s of bean '%s' names no task.".formatted(this.beanClass.getName(),
							this.beanName),
					"Name a task, or remove @SocketTaskHandler to get the events of all tasks.");
		}
	}

	private @Nullable Map<CallbackEvent, AnnotationAttributes> read(Method method,
			@Nullable SocketTaskHandler defaults) {
		Map<CallbackEvent, AnnotationAttributes> events = new EnumMap<>(CallbackEvent.class);
		for (CallbackEvent event : CallbackEvent.values()) {
			AnnotationAttributes attributes = AnnotatedElementUtils.findMergedAnnotationAttributes(method,
					event.annotation(), false, false);
			if (attributes != null) {
				checkOnce(method, event);
				if (defaults != null && attributes.getStringArray("value").length == 0) {
					attributes.put("value", defaults.value());
				}
				events.put(event, attributes);
			}
		}
		return events.isEmpty() ? null : events;
	}

	private void checkOnce(Method method, CallbackEvent event) {
		List<? extends MergedAnnotation<?>> all = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)
			.stream(event.annotation())
			.toList();
		long nearest = all.stream()
			.filter((annotation) -> annotation.getAggregateIndex() == all.get(0).getAggregateIndex())
			.count();
		if (nearest > 1) {
			throw new CallbackMethodException(
					"Method %s.%s of bean '%s' is annotated with %s more than once, by itself or by other annotations."
						.formatted(this.beanClass.getName(), method.getName(), this.beanName, event),
					"Keep one of the annotations: it may name several tasks%s."
						.formatted((event != CallbackEvent.MESSAGE) ? "" : ", and several types"));
		}
	}

}
