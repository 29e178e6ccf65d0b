package io.github.sockettask.listener.argument;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * Detects parameters with {@code @Valid} or {@code @Validated}.
 *
 */
record PayloadValidation(Supplier<@Nullable Validator> validator) {

	// Returns null if the parameter asks for no validation.
	@Nullable PayloadCheck find(HandlerParameter parameter) {
		Object[] hints = Arrays.stream(parameter.annotations())
			.map(PayloadValidation::hints)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (hints == null) {
			return null;
		}
		Validator validator = this.validator.get();
		if (validator == null) {
			throw parameter.wrong("has @Valid or @Validated, but there is no Validator",
					"Add spring-boot-starter-validation, or define a bean of type " + Validator.class.getName() + ".");
		}
		return new PayloadCheck(parameter, validator, hints);
	}

	private static Object @Nullable [] hints(Annotation annotation) {
		return ValidationAnnotationUtils.determineValidationHints(annotation);
	}

}
