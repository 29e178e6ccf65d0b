package io.github.sockettask.kotlin;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import kotlin.reflect.KFunction;
import kotlin.reflect.KParameter;
import kotlin.reflect.jvm.KCallablesJvm;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.jspecify.annotations.Nullable;

/**
 * A function that has arguments by default, looked up once; thread-safe. Needs
 * {@code kotlin-reflect} on the class path.
 *
 * @since 0.1.0
 */
public final class DefaultArguments {

	private final KFunction<?> function;

	private final Class<?> returnType;

	private DefaultArguments(KFunction<?> function, Class<?> returnType) {
		this.function = function;
		this.returnType = returnType;
		KCallablesJvm.setAccessible(function, true);
	}

	/**
	 * Look up the function that a method was compiled from.
	 * @param method a method of a class that was written in Kotlin
	 * @return the function, or {@code null} if none of its parameters has a default
	 */
	public static @Nullable DefaultArguments find(Method method) {
		KFunction<?> function = ReflectJvmMapping.getKotlinFunction(method);
		return (function != null && function.getParameters().stream().anyMatch(KParameter::isOptional))
				? new DefaultArguments(function, method.getReturnType()) : null;
	}

	/**
	 * Call the function, with its default in place of each argument that is null where
	 * there is one.
	 * @param target what has the function
	 * @param arguments the arguments
	 * @return what it returns, {@code null} if that is nothing
	 * @throws Exception what it throws
	 */
	public @Nullable Object call(Object target, @Nullable Object[] arguments) throws Exception {
		try {
			Object value = this.function.callBy(values(target, arguments));
			return (value instanceof kotlin.Unit) ? null : ValueClasses.unbox(value, this.returnType);
		}
		catch (Exception ex) {
			throw (ex instanceof InvocationTargetException wrapping) ? unwrap(wrapping) : ex;
		}
	}

	private Map<KParameter, @Nullable Object> values(Object target, @Nullable Object[] arguments) {
		List<KParameter> parameters = this.function.getParameters();
		Map<KParameter, @Nullable Object> values = new HashMap<>();
		values.put(parameters.get(0), target);
		for (int i = 0; i < arguments.length; i++) {
			KParameter parameter = parameters.get(i + 1);
			if (arguments[i] != null || !parameter.isOptional()) {
				values.put(parameter, ValueClasses.box(parameter.getType(), arguments[i]));
			}
		}
		return values;
	}

	private static Exception unwrap(InvocationTargetException ex) {
		if (ex.getTargetException() instanceof Error error) {
			throw error;
		}
		return (ex.getTargetException() instanceof Exception thrown) ? thrown : ex;
	}

}
