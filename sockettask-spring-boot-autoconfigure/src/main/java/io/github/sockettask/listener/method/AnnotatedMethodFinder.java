package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds annotated methods by the predicted types of the beans, so that lazy and scoped
 * beans stay as they are.
 */
public class AnnotatedMethodFinder {

	private static final Log logger = LogFactory.getLog(AnnotatedMethodFinder.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanClasses beanClasses;

	private final JakartaAnnotations jakartaAnnotations;

	public AnnotatedMethodFinder(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.beanClasses = new BeanClasses(beanFactory);
		this.jakartaAnnotations = new JakartaAnnotations(beanFactory.getBeanClassLoader());
	}

	public List<AnnotatedMethod> find() {
		List<AnnotatedMethod> methods = new ArrayList<>();
		// A class may have thousands of beans, for example tasks.
		Map<Class<?>, Map<Method, Map<CallbackEvent, AnnotationAttributes>>> selected = new HashMap<>();
		for (String beanName : beanNames()) {
			Class<?> beanClass = this.beanClasses.find(beanName);
			if (beanClass != null) {
				selected.computeIfAbsent(beanClass, (type) -> select(beanName, type))
					.forEach((method, events) -> events.forEach((event, attributes) -> methods
						.add(annotated(beanName, beanClass, method, event, attributes))));
			}
		}
		return methods;
	}

	// getBeanNamesForType() returns the product of a factory bean, but not the factory.
	private Set<String> beanNames() {
		Set<String> names = new LinkedHashSet<>();
		for (String name : this.beanFactory.getBeanNamesForType(Object.class)) {
			names.add(name);
			if (!BeanFactoryUtils.isFactoryDereference(name) && !ScopedProxyUtils.isScopedTarget(name)
					&& this.beanFactory.isFactoryBean(name)) {
				names.add(BeanFactory.FACTORY_BEAN_PREFIX + name);
			}
		}
		return names;
	}

	private static AnnotatedMethod annotated(String beanName, Class<?> beanClass, Method method, CallbackEvent event,
			AnnotationAttributes attributes) {
		return new AnnotatedMethod(beanName, beanClass, method, event, List.of(attributes.getStringArray("value")),
				MessageSelection.of(event, attributes));
	}

	private Map<Method, Map<CallbackEvent, AnnotationAttributes>> select(String beanName, Class<?> beanClass) {
		if (!AnnotationUtils.isCandidateClass(beanClass, CallbackEvent.OPEN.annotation())) {
			return Map.of();
		}
		try {
			this.jakartaAnnotations.check(beanName, beanClass);
			return new EventAnnotations(beanName, beanClass).read();
		}
		catch (IllegalStateException | TypeNotPresentException | LinkageError ex) {
			logger.debug("Could not read the methods of " + beanClass, ex);
			return Map.of();
		}
	}

}
