package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

import io.github.sockettask.MessageFields;
import io.github.sockettask.MessageFilter;

/**
 * Makes callback methods, or tells what is wrong with them.
 */
class CallbackMethodFactory {

	private final BeanFactory beanFactory;

	private final CallbackArguments arguments = new CallbackArguments();

	private final MessageFilters filters;

	private final InvocableMethodSelector selector = new InvocableMethodSelector();

	CallbackMethodFactory(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.filters = new MessageFilters(beanFactory,
				beanFactory.getBeanProvider(MessageFields.class).getIfAvailable());
	}

	CallbackMethod create(AnnotatedMethod annotated) {
		Class<?> exposedType = this.beanFactory.getType(annotated.beanName());
		Method invocable = this.selector.select(annotated, (exposedType != null) ? exposedType : annotated.beanClass());
		checkReturnType(annotated);
		CallbackArgument[] arguments = this.arguments.resolve(annotated);
		MessageFilter filter = (annotated.event() == CallbackEvent.MESSAGE)
				? this.filters.create(annotated, payload(arguments)) : MessageFilter.none();
		return new CallbackMethod(annotated, new MethodInvoker(invocable), arguments, filter,
				bean(annotated.beanName()));
	}

	// the message as it came leaves it to another one to choose
	private static @Nullable MessageArgument payload(CallbackArgument[] arguments) {
		MessageArgument payload = null;
		for (CallbackArgument argument : arguments) {
			if (argument instanceof MessageArgument message && (payload == null || payload.isRaw())) {
				payload = message;
			}
		}
		return payload;
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
