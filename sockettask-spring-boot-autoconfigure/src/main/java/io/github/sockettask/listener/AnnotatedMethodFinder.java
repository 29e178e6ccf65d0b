package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * Finds annotated methods by the predicted types of the beans, so that lazy and scoped
 * beans stay as they are.
 */
class AnnotatedMethodFinder {

	private static final Log logger = LogFactory.getLog(AnnotatedMethodFinder.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final BeanClasses beanClasses;

	private final JakartaAnnotations jakartaAnnotations;

	AnnotatedMethodFinder(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.beanClasses = new BeanClasses(beanFactory);
		this.jakartaAnnotations = new JakartaAnnotations(beanFactory.getBeanClassLoader());
	}

	List<AnnotatedMethod> find() {
		List<AnnotatedMethod> methods = new ArrayList<>();
		// there may be thousands of beans of a class, tasks for instance
		Map<Class<?>, Map<Method, Map<CallbackEvent, AnnotationAttributes>>> selected = new HashMap<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(Object.class)) {
			Class<?> beanClass = this.beanClasses.find(beanName);
			if (beanClass != null) {
				selected.computeIfAbsent(beanClass, (type) -> select(beanName, type))
					.forEach((method, events) -> events.forEach((event, attributes) -> methods
						.add(annotated(beanName, beanClass, method, event, attributes))));
			}
		}
		return methods;
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
