package io.github.sockettask.listener.method;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.SpringProxy;
import org.springframework.core.BridgeMethodResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Selects the method to invoke on the exposed bean, and refuses methods that could not be
 * invoked or would bypass the proxy of the bean.
 */
public class InvocableMethodSelector {

	public Method select(AnnotatedMethod annotated, Class<?> exposedType) {
		Method method = annotated.method();
		if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
			throw new CallbackMethodException(
					annotated + " is " + (Modifier.isStatic(method.getModifiers()) ? "static." : "private."),
					"Make it a non-private instance method.");
		}
		if (isSubclassProxy(exposedType) && !isOverridable(method, exposedType)) {
			throw new CallbackMethodException(
					annotated
							+ " can't be overridden by the proxy of the bean: it would run without the bean's fields.",
					"Make the method public and not final, or remove the proxy of the bean.");
		}
		return selectInvocable(annotated, exposedType);
	}

	private Method selectInvocable(AnnotatedMethod annotated, Class<?> exposedType) {
		// Prefer the method of an interface: a prototype may be wrapped in a JDK proxy.
		Method ofInterface = findInInterfaces(annotated, exposedType);
		Method invocable = (ofInterface != null) ? ofInterface : annotated.method();
		if (!invocable.getDeclaringClass().isAssignableFrom(exposedType)) {
			throw new CallbackMethodException(annotated
					+ " can't be called: the bean is behind a JDK proxy, and none of its interfaces has the method.",
					"Declare the method in an interface of the bean, or proxy the class (proxyTargetClass = true).");
		}
		ReflectionUtils.makeAccessible(invocable);
		return invocable;
	}

	// A generic interface declares the method with other types.
	private @Nullable Method findInInterfaces(AnnotatedMethod annotated, Class<?> exposedType) {
		Method method = annotated.method();
		return ClassUtils.getAllInterfacesForClassAsSet(annotated.beanClass())
			.stream()
			.filter((type) -> type.isAssignableFrom(exposedType))
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((candidate) -> candidate.getName().equals(method.getName())
					&& candidate.getParameterCount() == method.getParameterCount()
					&& !Modifier.isStatic(candidate.getModifiers()))
			.filter((candidate) -> BridgeMethodResolver.getMostSpecificMethod(candidate, annotated.beanClass())
				.equals(method))
			.findFirst()
			.orElse(null);
	}

	private boolean isSubclassProxy(Class<?> exposedType) {
		return SpringProxy.class.isAssignableFrom(exposedType) && !Proxy.isProxyClass(exposedType);
	}

	private boolean isOverridable(Method method, Class<?> proxyClass) {
		int modifiers = method.getModifiers();
		boolean visible = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)
				|| method.getDeclaringClass().getPackageName().equals(proxyClass.getPackageName());
		return visible && !Modifier.isFinal(modifiers);
	}

}
