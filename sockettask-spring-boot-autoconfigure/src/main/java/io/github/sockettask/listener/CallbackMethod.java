package io.github.sockettask.listener;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.SocketTask;

/**
 * An annotated method, ready to be called: everything about it is known at start-up.
 */
class CallbackMethod {

	private final AnnotatedMethod annotated;

	private final Method invocable;

	private final CallbackArgument[] arguments;

	private final Supplier<Object> bean;

	CallbackMethod(AnnotatedMethod annotated, Method invocable, CallbackArgument[] arguments, Supplier<Object> bean) {
		this.annotated = annotated;
		this.invocable = invocable;
		this.arguments = arguments;
		this.bean = bean;
	}

	AnnotatedMethod annotated() {
		return this.annotated;
	}

	CallbackEvent event() {
		return this.annotated.event();
	}

	/**
	 * Return which messages the method wants.
	 * @return none if it is for another event
	 */
	MessageFilter filter() {
		if (event() != CallbackEvent.MESSAGE) {
			return MessageFilter.none();
		}
		for (CallbackArgument argument : this.arguments) {
			if (argument instanceof MessageArgument message && message.kind() == MessageFilter.Kind.TEXT) {
				return MessageFilter.all().text();
			}
			if (argument instanceof MessageArgument message && message.kind() == MessageFilter.Kind.BINARY) {
				return MessageFilter.all().binary();
			}
		}
		return MessageFilter.all();
	}

	/**
	 * Return how to read a message of several.
	 * @return what reads it, or {@code null} if the method does not take lists
	 */
	@Nullable MessageArgument element() {
		for (CallbackArgument argument : this.arguments) {
			if (argument instanceof MessageArgument message && message.element() != null) {
				return message.element();
			}
		}
		return null;
	}

	/**
	 * Return the method for messages that were read already.
	 * @return hands on a list of them
	 */
	CallbackMethod forList() {
		CallbackArgument[] arguments = Arrays.stream(this.arguments)
			.map((argument) -> (argument instanceof MessageArgument message) ? message.forList() : argument)
			.toArray(CallbackArgument[]::new);
		return new CallbackMethod(this.annotated, this.invocable, arguments, this.bean);
	}

	@Nullable Object invoke(SocketTask task, Object result) throws Exception {
		Object[] values = new Object[this.arguments.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments[i].resolve(task, result);
		}
		try {
			return this.invocable.invoke(target(), values);
		}
		catch (InvocationTargetException ex) {
			throw unwrap(ex);
		}
	}

	// the type of a bean that is no singleton is known for sure only when it is there
	private Object target() {
		Object bean = this.bean.get();
		if (!this.invocable.getDeclaringClass().isInstance(bean)) {
			throw new IllegalStateException("%s can't be called: the bean is a %s, which does not have it"
				.formatted(this.annotated, bean.getClass().getName()));
		}
		return bean;
	}

	private Exception unwrap(InvocationTargetException ex) {
		Throwable thrown = ex.getTargetException();
		if (thrown instanceof Error error) {
			throw error;
		}
		return (thrown instanceof Exception exception) ? exception : ex;
	}

	@Override
	public String toString() {
		return this.annotated.toString();
	}

}
