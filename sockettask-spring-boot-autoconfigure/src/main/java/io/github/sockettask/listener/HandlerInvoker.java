package io.github.sockettask.listener;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.listener.method.SuspendingFunctions;

/**
 * Invokes a handler method.
 */
interface HandlerInvoker {

	// The method has to be accessible.
	static HandlerInvoker of(Method method) {
		return SuspendingFunctions.is(method) ? new SuspendingInvoker(method) : new MethodInvoker(method);
	}

	boolean isFor(Object bean);

	@Nullable Object invoke(Object bean, @Nullable Object[] arguments) throws Exception;

}
