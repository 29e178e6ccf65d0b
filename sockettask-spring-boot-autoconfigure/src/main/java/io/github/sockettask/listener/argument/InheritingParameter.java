package io.github.sockettask.listener.argument;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.SynthesizingMethodParameter;
import org.springframework.util.ClassUtils;

import io.github.sockettask.listener.method.AnnotatedMethod;

/**
 * A parameter with the annotations of the same parameter in all methods that its method
 * overrides or implements; the nearest annotation of a type applies. Spring's own
 * implementation ignores methods of package-private super classes and of interfaces of
 * interfaces.
 */
final class InheritingParameter extends SynthesizingMethodParameter {

	private final Annotation[] annotations;

	private InheritingParameter(Method method, int index, Class<?> beanClass) {
		super(method, index);
		this.annotations = adaptAnnotationArray(find(method, index, beanClass));
	}

	private InheritingParameter(InheritingParameter original) {
		super(original);
		this.annotations = original.annotations;
	}

	static MethodParameter of(AnnotatedMethod method, int index) {
		return new InheritingParameter(method.method(), index, method.beanClass())
			.withContainingClass(method.beanClass());
	}

	private static Annotation[] find(Method method, int index, Class<?> beanClass) {
		Map<Class<?>, Annotation> found = new LinkedHashMap<>();
		for (Class<?> type : types(method, beanClass)) {
			for (Method candidate : type.getDeclaredMethods()) {
				if (candidate.equals(method) || isInherited(candidate, method, beanClass)) {
					for (Annotation annotation : candidate.getParameterAnnotations()[index]) {
						found.putIfAbsent(annotation.annotationType(), annotation);
					}
				}
			}
		}
		return found.values().toArray(Annotation[]::new);
	}

	private static List<Class<?>> types(Method method, Class<?> beanClass) {
		List<Class<?>> types = new ArrayList<>();
		for (Class<?> type = method.getDeclaringClass(); type != null; type = type.getSuperclass()) {
			types.add(type);
		}
		addInterfaces(ClassUtils.getAllInterfacesForClass(beanClass), types);
		return types;
	}

	private static void addInterfaces(Class<?>[] interfaces, List<Class<?>> types) {
		for (Class<?> type : interfaces) {
			types.add(type);
			addInterfaces(type.getInterfaces(), types);
		}
	}

	private static boolean isInherited(Method candidate, Method method, Class<?> beanClass) {
		return candidate.getName().equals(method.getName())
				&& candidate.getParameterCount() == method.getParameterCount() && !candidate.isBridge()
				&& !Modifier.isPrivate(candidate.getModifiers()) && !Modifier.isStatic(candidate.getModifiers())
				&& IntStream.range(0, method.getParameterCount())
					.allMatch((i) -> type(candidate, i, beanClass) == type(method, i, beanClass));
	}

	private static Class<?> type(Method method, int index, Class<?> beanClass) {
		return ResolvableType.forMethodParameter(method, index, beanClass).toClass();
	}

	@Override
	public Annotation[] getParameterAnnotations() {
		return this.annotations.clone();
	}

	@Override
	public InheritingParameter clone() {
		return new InheritingParameter(this);
	}

}
