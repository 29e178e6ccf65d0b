package io.github.sockettask.reactor;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.core.CoroutinesUtils;

/**
 * Coroutines of Kotlin as values of Reactor, when {@code kotlinx-coroutines-reactor} is
 * on the class path.
 *
 * @since 0.1.0
 */
public final class Coroutines {

	private Coroutines() {
	}

	/**
	 * Call a suspending function.
	 * @param method the function
	 * @param target what has it
	 * @param arguments its arguments
	 * @return a {@code Mono}, or a {@code Flux} if the function returns a {@code Flow};
	 * the function runs when it is subscribed to
	 */
	public static Object invoke(Method method, Object target, @Nullable Object[] arguments) {
		return CoroutinesUtils.invokeSuspendingFunction(method, target, arguments);
	}

}
