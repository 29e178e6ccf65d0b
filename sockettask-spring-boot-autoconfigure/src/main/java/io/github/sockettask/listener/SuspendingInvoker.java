package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.core.CoroutinesUtils;
import org.springframework.util.ReflectionUtils;

import io.github.sockettask.reactor.ReactiveValues;

/**
 * Invokes a suspending function. It starts at once and continues while other messages are
 * handled. An exception before its first suspension is thrown to the caller.
 *
 */
record SuspendingInvoker(Method method) implements HandlerInvoker {

	@Override
	public boolean isFor(Object bean) {
		return this.method.getDeclaringClass().isInstance(bean);
	}

	@Override
	public Object invoke(Object bean, @Nullable Object[] arguments) throws Exception {
		Object result = ReactiveValues
			.toStandard(CoroutinesUtils.invokeSuspendingFunction(this.method, bean, arguments));
		if (result instanceof CompletableFuture<?> future && future.isCompletedExceptionally()) {
			ReflectionUtils.rethrowException(future.handle((value, thrown) -> thrown).join());
		}
		return result;
	}

}
