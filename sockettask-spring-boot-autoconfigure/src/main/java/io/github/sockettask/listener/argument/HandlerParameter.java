package io.github.sockettask.listener.argument;

import java.lang.annotation.Annotation;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

import io.github.sockettask.listener.method.AnnotatedMethod;
import io.github.sockettask.listener.method.CallbackEvent;
import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * A parameter of a callback method, including the annotations of the methods that its
 * method overrides or implements.
 */
final class HandlerParameter {

	private final AnnotatedMethod method;

	private final int index;

	private final MethodParameter parameter;

	private final ResolvableType type;

	private final boolean mayBeMissing;

	HandlerParameter(AnnotatedMethod method, int index) {
		this.method = method;
		this.index = index;
		this.parameter = InheritingParameter.of(method, index);
		this.type = ResolvableType
			.forType(ResolvedTypes.of(method.method().getGenericParameterTypes()[index], method.beanClass()));
		// isOptional() would accept a Kotlin parameter with a default value, which is not
		// applied.
		this.mayBeMissing = isOptional() || Nullness.forMethodParameter(this.parameter) == Nullness.NULLABLE;
	}

	CallbackEvent event() {
		return this.method.event();
	}

	// The variables of generic super classes are resolved.
	ResolvableType type() {
		return this.type;
	}

	// The type without an enclosing Optional.
	ResolvableType valueType() {
		return isOptional() ? this.type.getGeneric() : this.type;
	}

	private boolean isOptional() {
		return this.type.toClass() == Optional.class;
	}

	// Returns whether the parameter is an Optional or nullable.
	boolean mayBeMissing() {
		return this.mayBeMissing;
	}

	// Returns whether a missing value fails the method. The annotation declares whether
	// the value is required.
	boolean isRequired(boolean declared) {
		if (!declared && !mayBeMissing() && this.type.toClass().isPrimitive()) {
			throw wrong("is not required, but has a primitive type, which can't be null",
					"Use an Optional or the wrapper class, or make it required.");
		}
		return declared && !mayBeMissing();
	}

	// Wraps the value in an Optional if the parameter is one.
	@Nullable Object wrap(@Nullable Object value) {
		return isOptional() ? Optional.ofNullable(value) : value;
	}

	MethodParameter methodParameter() {
		return this.parameter;
	}

	<A extends Annotation> @Nullable A annotation(Class<A> type) {
		return AnnotatedElementUtils.findMergedAnnotation(AnnotatedElementUtils.forAnnotations(annotations()), type);
	}

	Annotation[] annotations() {
		return this.parameter.getParameterAnnotations();
	}

	String name() {
		return this.method.method().getParameters()[this.index].getName();
	}

	CallbackMethodException wrong(String reason, String action) {
		return new CallbackMethodException("%s %s.".formatted(this, reason), action);
	}

	@Override
	public String toString() {
		return "Parameter '%s' (number %d, of type %s) of %s".formatted(name(), this.index + 1,
				this.type.getType().getTypeName(), this.method);
	}

}
