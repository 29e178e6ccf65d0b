package io.github.sockettask.listener.argument;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

/**
 * Resolves the type variables of generic super classes. The types of Spring's
 * {@code ResolvableType} lose variables in arrays and wildcards.
 */
final class ResolvedTypes {

	private final Map<?, Type> variables;

	private final Class<?> beanClass;

	private ResolvedTypes(Class<?> beanClass) {
		this.variables = GenericTypeResolver.getTypeVariableMap(beanClass);
		this.beanClass = beanClass;
	}

	// The bean class knows what variables stand for. Returns the same type if there is
	// nothing to complete.
	static Type of(Type type, Class<?> beanClass) {
		return (type instanceof Class<?>) ? type : new ResolvedTypes(beanClass).resolve(type);
	}

	private Type resolve(Type type) {
		if (type instanceof TypeVariable<?> variable) {
			Type known = this.variables.get(variable);
			return (known == null || known.equals(variable)) ? GenericTypeResolver.resolveType(type, this.beanClass)
					: resolve(known);
		}
		if (type instanceof ParameterizedType generic) {
			return resolve(generic);
		}
		if (type instanceof GenericArrayType array) {
			Type component = resolve(array.getGenericComponentType());
			return (component instanceof Class<?> known) ? known.arrayType() : new ArrayOf(component);
		}
		if (type instanceof WildcardType wildcard && wildcard.getLowerBounds().length == 0) {
			Type bound = wildcard.getUpperBounds()[0];
			Type resolved = resolve(bound);
			return resolved.equals(bound) ? wildcard : resolved;
		}
		return type;
	}

	private Type resolve(ParameterizedType type) {
		Type[] written = type.getActualTypeArguments();
		Type[] arguments = Arrays.stream(written).map(this::resolve).toArray(Type[]::new);
		if (Arrays.equals(arguments, written)) {
			return type;
		}
		return ResolvableType
			.forClassWithGenerics((Class<?>) type.getRawType(),
					Arrays.stream(arguments).map(ResolvableType::forType).toArray(ResolvableType[]::new))
			.getType();
	}

	/** An array of a generic type. */
	private record ArrayOf(Type getGenericComponentType) implements GenericArrayType {

		@Override
		public String toString() {
			return this.getGenericComponentType.getTypeName() + "[]";
		}

	}

}
