package io.github.sockettask.listener.method;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanExpressionContext;
import org.springframework.beans.factory.config.BeanExpressionResolver;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ObjectUtils;

/**
 * Resolves placeholders and expressions in the attributes of annotations.
 */
public class AttributeValues {

	private final ConfigurableBeanFactory beanFactory;

	private final BeanExpressionContext context;

	public AttributeValues(ConfigurableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.context = new BeanExpressionContext(beanFactory, null);
	}

	// Exceptions describe the values by the first argument. An expression may result in
	// several values.
	public List<String> resolve(String what, AnnotatedMethod method, List<String> values) {
		return values.stream().flatMap((value) -> resolve(what, method, value)).toList();
	}

	private Stream<String> resolve(String what, AnnotatedMethod method, String value) {
		String resolved = resolvePlaceholders(what, method, value);
		BeanExpressionResolver resolver = this.beanFactory.getBeanExpressionResolver();
		if (resolved == null || resolver == null || !resolved.contains("#{")) {
			return Stream.ofNullable(resolved);
		}
		try {
			return flatten(resolver.evaluate(resolved, this.context));
		}
		catch (RuntimeException ex) {
			throw unresolved(what, method, value, ex, "Correct the expression between #{ and }.");
		}
	}

	private @Nullable String resolvePlaceholders(String what, AnnotatedMethod method, String value) {
		try {
			return this.beanFactory.resolveEmbeddedValue(value);
		}
		catch (IllegalArgumentException ex) {
			throw unresolved(what, method, value, ex,
					"Set the property, or give the placeholder a default: ${name:default}.");
		}
	}

	private static Stream<String> flatten(@Nullable Object value) {
		Stream<?> values = (value instanceof Collection<?> collection) ? collection.stream()
				: ObjectUtils.isArray(value) ? Arrays.stream(ObjectUtils.toObjectArray(value)) : Stream.of(value);
		return values.filter(Objects::nonNull).map(String::valueOf);
	}

	private static CallbackMethodException unresolved(String what, AnnotatedMethod method, String value,
			RuntimeException cause, String action) {
		return new CallbackMethodException("The %s \"%s\" of %s can't be resolved: %s".formatted(what, value, method,
				NestedExceptionUtils.getMostSpecificCause(cause).getMessage()), action, cause);
	}

}
