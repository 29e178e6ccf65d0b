package io.github.sockettask.listener.method;

import java.lang.reflect.Method;

import org.springframework.core.KotlinDetector;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;

/**
 * Describes suspending functions of Kotlin: methods with one more parameter, the
 * continuation.
 */
public final class SuspendingFunctions {

	private static final boolean SUPPORTED = KotlinDetector.isKotlinReflectPresent()
			&& ClassUtils.isPresent("kotlinx.coroutines.reactor.MonoKt", SuspendingFunctions.class.getClassLoader());

	private static final String ADD = "Add org.jetbrains.kotlinx:kotlinx-coroutines-reactor and org.jetbrains.kotlin:kotlin-reflect to the class path.";

	private SuspendingFunctions() {
	}

	public static boolean is(Method method) {
		return KotlinDetector.isSuspendingFunction(method);
	}

	public static void check(AnnotatedMethod annotated) {
		if (SUPPORTED) {
			return;
		}
		if (is(annotated.method())) {
			throw new CallbackMethodException(
					annotated + " is a suspending function, but the class path has no library to call it.", ADD);
		}
		String returned = annotated.method().getReturnType().getName();
		if (returned.startsWith("kotlinx.coroutines.")) {
			throw new CallbackMethodException(
					annotated + " returns " + returned + ", but the class path has no library to wait for it.", ADD);
		}
	}

	// Does not count the continuation.
	public static int parameterCount(Method method) {
		return method.getParameterCount() - (is(method) ? 1 : 0);
	}

	// A function without a result returns Unit where its caller needs a value, as in a
	// future.
	public static boolean isNothing(Object value) {
		return value.getClass().getName().equals("kotlin.Unit");
	}

	public static boolean returnsNothing(Method method) {
		// Spring takes Unit of a suspending function for void.
		return ClassUtils
			.isVoidType(is(method) ? new MethodParameter(method, -1).getParameterType() : method.getReturnType());
	}

}
