package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;

/**
 * A method of a bean with an annotation for an event.
 *
 * @param beanName the name of the bean
 * @param beanClass the class of the bean, without proxies
 * @param method the method as declared
 * @param event the event of the annotation
 * @param names the names of tasks as written
 * @param selection the selection of messages as written
 */
public record AnnotatedMethod(String beanName, Class<?> beanClass, Method method, CallbackEvent event,
		List<String> names, MessageSelection selection) {

	public int order() {
		Order order = AnnotatedElementUtils.findMergedAnnotation(this.method, Order.class);
		return (order != null) ? order.value() : Ordered.LOWEST_PRECEDENCE;
	}

	public int beanOrder() {
		return OrderUtils.getOrder(this.beanClass, Ordered.LOWEST_PRECEDENCE);
	}

	public String description() {
		return "%s.%s(%s) of bean '%s'".formatted(this.beanClass.getName(), this.method.getName(),
				Arrays.stream(this.method.getParameterTypes())
					.map(Class::getSimpleName)
					.collect(Collectors.joining(", ")),
				this.beanName);
	}

	@Override
	public String toString() {
		return this.event + " method " + description();
	}

}
