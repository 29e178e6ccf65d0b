package io.github.sockettask.listener;

import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.reactor.Coroutines;
import io.github.sockettask.reactor.ReactiveValues;

/**
 * Invokes a suspending function. It starts at once and continues while other messages are
 * handled. An exception before its first suspension is thrown to the caller.
 *
 * @param method the function
 */
record SuspendingInvoker(Method method) implements HandlerInvoker {

	@Override
	public boolean isFor(Object bean) {
		return this.method.getDeclaringClass().isInstance(bean);
	}

	@Override
	public Object invoke(Object bean, @Nullable Object[] arguments) throws Exception {
		Object result = ReactiveValues.toStandard(Coroutines.invoke(this.method, bean, arguments));
		if (result instanceof CompletableFuture<?> future && future.isCompletedExceptionally()) {
			throwFailure(future);
		}
		return result;
	}

	private static void throwFailure(CompletableFuture<?> future) throws Exception {
		Throwable failure = future.handle((value, thrown) -> thrown).join();
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure instanceof Exception exception) {
			throw exception;
		}
	}

}
