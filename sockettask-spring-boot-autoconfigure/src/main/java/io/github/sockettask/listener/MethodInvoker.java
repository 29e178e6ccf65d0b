package io.github.sockettask.listener;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/**
 * Invokes a method with a method handle.
 */
final class MethodInvoker implements HandlerInvoker {

	private static final MethodType TYPE = MethodType.methodType(Object.class, Object.class, Object[].class);

	private final Class<?> declaringClass;

	private final MethodHandle handle;

	// The method has to be accessible.
	MethodInvoker(Method method) {
		this.declaringClass = method.getDeclaringClass();
		try {
			this.handle = MethodHandles.lookup()
				.unreflect(method)
				.asFixedArity()
				.asSpreader(Object[].class, method.getParameterCount())
				.asType(TYPE);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Method is not accessible: " + method, ex);
		}
	}

	@Override
	public boolean isFor(Object bean) {
		return this.declaringClass.isInstance(bean);
	}

	@Override
	public @Nullable Object invoke(Object bean, @Nullable Object[] arguments) throws Exception {
		try {
			return (Object) this.handle.invokeExact(bean, arguments);
		}
		catch (Exception | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
