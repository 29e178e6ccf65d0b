package io.github.sockettask.listener;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A parameter of a callback method.
 *
 * @param method the method
 * @param index which of its parameters
 */
record HandlerParameter(AnnotatedMethod method, int index) {

	CallbackEvent event() {
		return this.method.event();
	}

	/**
	 * Return the type of the parameter.
	 * @return the type, with the variables of generic super classes resolved
	 */
	ResolvableType type() {
		Type type = this.method.method().getGenericParameterTypes()[this.index];
		return ResolvableType.forType(GenericTypeResolver.resolveType(type, this.method.beanClass()));
	}

	/**
	 * Return the type of what the parameter takes, if there is something to take.
	 * @return the type, without the {@code Optional} that may be around it
	 */
	ResolvableType valueType() {
		return isOptional() ? type().getGeneric() : type();
	}

	private boolean isOptional() {
		return type().toClass() == Optional.class;
	}

	/**
	 * Return whether there need not be something to take.
	 * @return whether the parameter is an {@code Optional} or may be null
	 */
	boolean mayBeMissing() {
		return methodParameter().isOptional();
	}

	/**
	 * Return whether there has to be something to take.
	 * @param declared whether the annotation says so
	 * @return whether the method is not called without
	 */
	boolean isRequired(boolean declared) {
		if (!declared && !mayBeMissing() && type().toClass().isPrimitive()) {
			throw wrong("need not be there, but is of a primitive type, which can't be null",
					"Let it be an Optional or of the wrapper class, or have it required.");
		}
		return declared && !mayBeMissing();
	}

	/**
	 * Return the value to pass.
	 * @param value what was found, {@code null} for nothing
	 * @return the value, in an {@code Optional} if that is asked for
	 */
	@Nullable Object wrap(@Nullable Object value) {
		return isOptional() ? Optional.ofNullable(value) : value;
	}

	MethodParameter methodParameter() {
		return new MethodParameter(this.method.method(), this.index).withContainingClass(this.method.beanClass());
	}

	<A extends Annotation> @Nullable A annotation(Class<A> type) {
		return AnnotatedElementUtils.findMergedAnnotation(this.method.method().getParameters()[this.index], type);
	}

	Annotation[] annotations() {
		return this.method.method().getParameters()[this.index].getAnnotations();
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
				type().getType().getTypeName(), this.method);
	}

}
