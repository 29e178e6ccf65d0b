package io.github.sockettask.listener.argument;

import java.io.Serial;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;

import io.github.sockettask.InvalidMessageException;
import io.github.sockettask.MessageContext;
import io.github.sockettask.converter.MessageText;
import io.github.sockettask.text.PeerText;

/**
 * Validates the value of a parameter. Hints are groups of constraints; without any, the
 * default group applies.
 */
record PayloadCheck(HandlerParameter parameter, Validator validator, Object[] hints) {

	// Validates each element of a collection or an array, and each value of a map.
	Object valid(MessageContext message, Object payload) {
		if (payload instanceof Collection<?> elements) {
			validateEach(message, elements);
		}
		else if (payload instanceof Object[] elements) {
			validateEach(message, Arrays.asList(elements));
		}
		else if (payload instanceof Map<?, ?> entries) {
			entries.forEach((key, value) -> validateElement(message, value, key));
		}
		else {
			validate(message, payload, this.parameter.name());
		}
		return payload;
	}

	private void validateEach(MessageContext message, Collection<?> elements) {
		int index = 0;
		for (Object element : elements) {
			validateElement(message, element, index++);
		}
	}

	private void validateElement(MessageContext message, @Nullable Object element, Object place) {
		if (element != null) {
			validate(message, element, this.parameter.name() + "[" + PeerText.of(String.valueOf(place)) + "]");
		}
	}

	private void validate(MessageContext message, Object payload, String name) {
		BeanPropertyBindingResult result = new BeanPropertyBindingResult(payload, name);
		if (this.validator instanceof SmartValidator smart && this.hints.length > 0) {
			smart.validate(payload, result, this.hints);
		}
		else {
			this.validator.validate(payload, result);
		}
		if (result.hasErrors()) {
			throw new InvalidMessageException("%s is not valid: %s, for %s"
				.formatted(MessageText.describe(message.data()), describe(name, result), this.parameter),
					new Violations(message, this.parameter, result));
		}
	}

	private static String describe(String name, BindingResult result) {
		return result.getAllErrors()
			.stream()
			.map((error) -> place(name, error) + " " + error.getDefaultMessage())
			.sorted()
			.collect(Collectors.joining(", "));
	}

	private static String place(String name, ObjectError error) {
		return (error instanceof FieldError field) ? name + "." + field.getField() : name;
	}

	/** Has all violations, but not the values that are wrong in its text. */
	private static final class Violations extends MethodArgumentNotValidException {

		@Serial
		private static final long serialVersionUID = 1L;

		Violations(MessageContext message, HandlerParameter parameter, BindingResult result) {
			super(ResolverArguments.message(message), parameter.methodParameter(), result);
		}

		@Override
		public String getMessage() {
			BindingResult result = getBindingResult();
			return ((result != null) ? result.getErrorCount() : 0) + " violations";
		}

	}

}
