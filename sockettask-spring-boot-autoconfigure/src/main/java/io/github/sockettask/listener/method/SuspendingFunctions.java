package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

import org.springframework.core.KotlinDetector;
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

	/**
	 * Return how many parameters a method has for its caller.
	 * @param method the method
	 * @return the number, without the continuation
	 */
	public static int parameterCount(Method method) {
		return method.getParameterCount() - (is(method) ? 1 : 0);
	}

	/**
	 * Return whether a value is the {@code Unit} that a function without a result returns
	 * where its caller needs a value, as in a future.
	 * @param value the value
	 * @return whether it stands for nothing
	 */
	public static boolean isNothing(Object value) {
		return value.getClass().getName().equals("kotlin.Unit");
	}

	public static boolean returnsNothing(Method method) {
		if (!is(method)) {
			return ClassUtils.isVoidType(method.getReturnType());
		}
		Type[] types = method.getGenericParameterTypes();
		return types[types.length - 1] instanceof ParameterizedType continuation
				&& continuation.getActualTypeArguments()[0] instanceof WildcardType result
				&& result.getLowerBounds().length == 1
				&& result.getLowerBounds()[0].getTypeName().equals("kotlin.Unit");
	}

}
