package io.github.sockettask.converter;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.github.sockettask.SocketMessageConverter;

/**
 * A generic type as the conversion hint that the message converters of Spring support.
 */
final class TypedParameter extends MethodParameter {

	private static final Method CARRIER = ClassUtils.getMethod(SocketMessageConverter.class, "toMessage", Object.class);

	private final Type type;

	private final Class<?> rawClass;

	TypedParameter(Type type) {
		super(CARRIER, 0);
		this.type = type;
		this.rawClass = ResolvableType.forType(type).toClass();
	}

	@Override
	public Class<?> getParameterType() {
		return this.rawClass;
	}

	@Override
	public Type getGenericParameterType() {
		return this.type;
	}

	@Override
	public Class<?> getNestedParameterType() {
		return this.rawClass;
	}

	@Override
	public Type getNestedGenericParameterType() {
		return this.type;
	}

	@Override
	public MethodParameter nestedIfOptional() {
		return this;
	}

	@Override
	public Annotation[] getParameterAnnotations() {
		return new Annotation[0];
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TypedParameter parameter && this.type.equals(parameter.type);
	}

	@Override
	public int hashCode() {
		return this.type.hashCode();
	}

}
