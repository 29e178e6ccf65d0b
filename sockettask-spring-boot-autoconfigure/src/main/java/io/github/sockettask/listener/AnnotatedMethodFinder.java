package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

import io.github.sockettask.annotation.SocketTaskListener;

/**
 * Finds annotated methods by the predicted types of the beans, so that lazy and scoped
 * beans stay as they are.
 */
class AnnotatedMethodFinder {

	private static final Log logger = LogFactory.getLog(AnnotatedMethodFinder.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final JakartaAnnotations jakartaAnnotations;

	AnnotatedMethodFinder(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.jakartaAnnotations = new JakartaAnnotations(beanFactory.getBeanClassLoader());
	}

	List<AnnotatedMethod> find() {
		List<AnnotatedMethod> methods = new ArrayList<>();
		// there may be thousands of beans of a class, tasks for instance
		Map<Class<?>, Map<Method, Map<CallbackEvent, AnnotationAttributes>>> selected = new HashMap<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class)) {
			Class<?> beanClass = ScopedProxyUtils.isScopedTarget(beanName) ? null : determineBeanClass(beanName);
			if (beanClass != null && !isSpringClass(beanClass)) {
				Class<?> userClass = ClassUtils.getUserClass(beanClass);
				selected.computeIfAbsent(userClass, (type) -> select(beanName, type))
					.forEach((method, events) -> events
						.forEach((event, attributes) -> methods.add(new AnnotatedMethod(beanName, userClass, method,
								event, names(userClass, attributes), MessageSelection.of(event, attributes)))));
			}
		}
		return methods;
	}

	private @Nullable Class<?> determineBeanClass(String beanName) {
		try {
			Class<?> type = AutoProxyUtils.determineTargetClass(this.beanFactory, beanName);
			if (type != null && ScopedObject.class.isAssignableFrom(type)) {
				return AutoProxyUtils.determineTargetClass(this.beanFactory,
						ScopedProxyUtils.getTargetBeanName(beanName));
			}
			return (type != null && Proxy.isProxyClass(type)) ? lookBehindProxy(beanName, type) : type;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("Could not determine the class of bean '" + beanName + "'", ex);
			return null;
		}
	}

	// only auto-proxying leaves the target class in the definition
	private Class<?> lookBehindProxy(String beanName, Class<?> proxyClass) {
		Object bean = this.beanFactory.containsSingleton(beanName) ? this.beanFactory.getSingleton(beanName) : null;
		return proxyClass.isInstance(bean) ? AopProxyUtils.ultimateTargetClass(bean) : proxyClass;
	}

	private boolean isSpringClass(Class<?> type) {
		return type.getName().startsWith("org.springframework.")
				&& !AnnotatedElementUtils.isAnnotated(ClassUtils.getUserClass(type), Component.class);
	}

	private static List<String> names(Class<?> beanClass, AnnotationAttributes attributes) {
		String[] names = attributes.getStringArray("value");
		SocketTaskListener listener = (names.length == 0)
				? AnnotatedElementUtils.findMergedAnnotation(beanClass, SocketTaskListener.class) : null;
		return List.of((listener != null) ? listener.value() : names);
	}

	private Map<Method, Map<CallbackEvent, AnnotationAttributes>> select(String beanName, Class<?> beanClass) {
		if (!AnnotationUtils.isCandidateClass(beanClass, CallbackEvent.OPEN.annotation())) {
			return Map.of();
		}
		try {
			this.jakartaAnnotations.check(beanName, beanClass);
			return MethodIntrospector.selectMethods(beanClass,
					(MethodIntrospector.MetadataLookup<Map<CallbackEvent, AnnotationAttributes>>) this::findEvents);
		}
		catch (IllegalStateException | TypeNotPresentException | LinkageError ex) {
			logger.debug("Could not read the methods of " + beanClass, ex);
			return Map.of();
		}
	}

	private @Nullable Map<CallbackEvent, AnnotationAttributes> findEvents(Method method) {
		Map<CallbackEvent, AnnotationAttributes> events = new EnumMap<>(CallbackEvent.class);
		for (CallbackEvent event : CallbackEvent.values()) {
			var attributes = AnnotatedElementUtils.findMergedAnnotationAttributes(method, event.annotation(), false,
					false);
			if (attributes != null) {
				events.put(event, attributes);
			}
		}
		return events.isEmpty() ? null : events;
	}

}
