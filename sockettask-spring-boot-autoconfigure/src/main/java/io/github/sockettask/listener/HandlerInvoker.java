package io.github.sockettask.listener;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.listener.method.SuspendingFunctions;

/**
 * Invokes a handler method.
 */
interface HandlerInvoker {

	/**
	 * Create an invoker.
	 * @param method the method, which has to be accessible
	 * @return calls it
	 */
	static HandlerInvoker of(Method method) {
		return SuspendingFunctions.is(method) ? new SuspendingInvoker(method) : new MethodInvoker(method);
	}

	boolean isFor(Object bean);

	/**
	 * Call the method.
	 * @param bean the bean that has it
	 * @param arguments the arguments
	 * @return what it returns, {@code null} if that is nothing
	 * @throws Exception what it throws
	 */
	@Nullable Object invoke(Object bean, @Nullable Object[] arguments) throws Exception;

}
