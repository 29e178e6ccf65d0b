package io.github.sockettask.listener;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.reactor.Coroutines;

/**
 * Calls a suspending function. It begins when its result is waited for, which is at once,
 * and goes on while other messages come.
 *
 * @param method the function
 */
record SuspendingInvoker(Method method) implements HandlerInvoker {

	@Override
	public boolean isFor(Object bean) {
		return this.method.getDeclaringClass().isInstance(bean);
	}

	@Override
	public Object invoke(Object bean, @Nullable Object[] arguments) {
		return Coroutines.invoke(this.method, bean, arguments);
	}

}
