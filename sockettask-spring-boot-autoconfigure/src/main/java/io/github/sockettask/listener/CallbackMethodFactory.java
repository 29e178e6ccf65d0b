package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.function.SingletonSupplier;

import io.github.sockettask.SocketMessageConverter;

/**
 * Makes callback methods, or tells what is wrong with them.
 */
class CallbackMethodFactory {

	private final BeanFactory beanFactory;

	private final CallbackArguments arguments;

	private final InvocableMethodSelector selector = new InvocableMethodSelector();

	CallbackMethodFactory(BeanFactory beanFactory, SocketMessageConverter converter) {
		this.beanFactory = beanFactory;
		this.arguments = new CallbackArguments();
	}

	CallbackMethod create(AnnotatedMethod annotated) {
		Class<?> exposedType = this.beanFactory.getType(annotated.beanName());
		Method invocable = this.selector.select(annotated, (exposedType != null) ? exposedType : annotated.beanClass());
		checkReturnType(annotated);
		return new CallbackMethod(annotated, invocable, this.arguments.resolve(annotated), bean(annotated.beanName()));
	}

	private void checkReturnType(AnnotatedMethod annotated) {
		Class<?> returnType = annotated.method().getReturnType();
		if (returnType != void.class && !annotated.event().isReplying()) {
			throw new CallbackMethodException(
					annotated + " returns " + returnType.getName() + ", but only @OnMessage methods can reply.",
					"Let the method return nothing; to send a message, take a SocketTask parameter and call its send method.");
		}
	}

	private Supplier<Object> bean(String beanName) {
		Supplier<Object> bean = () -> this.beanFactory.getBean(beanName);
		return this.beanFactory.isSingleton(beanName) ? SingletonSupplier.of(bean) : bean;
	}

}
