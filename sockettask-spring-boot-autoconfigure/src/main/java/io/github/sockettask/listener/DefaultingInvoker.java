package io.github.sockettask.listener;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.core.KotlinDetector;

import io.github.sockettask.kotlin.DefaultArguments;

/**
 * Calls a function of Kotlin that has arguments by default, which are taken where there
 * is nothing to pass.
 *
 * @param invoker calls the function when all arguments are there
 * @param function calls it when one is missing
 */
record DefaultingInvoker(HandlerInvoker invoker, DefaultArguments function) implements HandlerInvoker {

	/**
	 * Create an invoker.
	 * @param method the method
	 * @param invoker calls it with all arguments
	 * @return what calls it, whatever the language
	 */
	static HandlerInvoker of(Method method, HandlerInvoker invoker) {
		DefaultArguments function = (KotlinDetector.isKotlinReflectPresent()
				&& KotlinDetector.isKotlinType(method.getDeclaringClass())) ? DefaultArguments.find(method) : null;
		return (function != null) ? new DefaultingInvoker(invoker, function) : invoker;
	}

	@Override
	public boolean isFor(Object bean) {
		return this.invoker.isFor(bean);
	}

	@Override
	public @Nullable Object invoke(Object bean, @Nullable Object[] arguments) throws Exception {
		for (Object argument : arguments) {
			if (argument == null) {
				return this.function.call(bean, arguments);
			}
		}
		return this.invoker.invoke(bean, arguments);
	}

}
