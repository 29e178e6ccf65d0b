package io.github.sockettask.listener;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

import io.github.sockettask.MessageContext;

/**
 * Validates messages for parameters with {@code @Valid} or {@code @Validated}.
 *
 * @param validator supplies the validator, if there is one
 */
record PayloadValidation(Supplier<@Nullable Validator> validator) {

	/**
	 * Make sure that a parameter gets valid messages only.
	 * @param parameter the parameter
	 * @param argument takes the message
	 * @return the argument that validates it, if that is asked for
	 */
	MessageArgument apply(HandlerParameter parameter, MessageArgument argument) {
		Object[] hints = Arrays.stream(parameter.annotations())
			.map(PayloadValidation::hints)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		if (hints == null) {
			return argument;
		}
		Validator validator = this.validator.get();
		if (validator == null) {
			throw parameter.wrong("is to be validated, but there is no Validator",
					"Add spring-boot-starter-validation, or define a bean of type " + Validator.class.getName() + ".");
		}
		MethodParameter methodParameter = parameter.methodParameter();
		return argument.reading((reader) -> validating(reader, validator, hints, methodParameter));
	}

	private static Object @Nullable [] hints(Annotation annotation) {
		return ValidationAnnotationUtils.determineValidationHints(annotation);
	}

	private static Function<MessageContext, Object> validating(Function<MessageContext, Object> reader,
			Validator validator, Object[] hints, MethodParameter parameter) {
		String name = Objects.requireNonNullElse(parameter.getParameterName(), "message");
		return (message) -> {
			Object payload = reader.apply(message);
			BeanPropertyBindingResult result = new BeanPropertyBindingResult(payload, name);
			if (validator instanceof SmartValidator smart && hints.length > 0) {
				smart.validate(payload, result, hints);
			}
			else {
				validator.validate(payload, result);
			}
			if (result.hasErrors()) {
				throw new MethodArgumentNotValidException(ResolverArguments.message(message), parameter, result);
			}
			return payload;
		};
	}

}
