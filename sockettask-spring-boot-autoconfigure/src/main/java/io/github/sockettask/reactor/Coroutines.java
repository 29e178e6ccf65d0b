package io.github.sockettask.reactor;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.core.CoroutinesUtils;

/**
 * Invokes suspending functions of Kotlin as publishers of Reactor. Requires
 * {@code kotlinx-coroutines-reactor} on the class path. Internal, may change in any
 * release.
 *
 * @since 0.1.0
 */
public final class Coroutines {

	private Coroutines() {
	}

	/**
	 * Invoke a suspending function.
	 * @param method the function
	 * @param target the object that declares the function
	 * @param arguments the arguments
	 * @return a {@code Mono}, or a {@code Flux} if the function returns a {@code Flow};
	 * the function runs on subscription
	 */
	public static Object invoke(Method method, Object target, @Nullable Object[] arguments) {
		return CoroutinesUtils.invokeSuspendingFunction(method, target, arguments);
	}

}
