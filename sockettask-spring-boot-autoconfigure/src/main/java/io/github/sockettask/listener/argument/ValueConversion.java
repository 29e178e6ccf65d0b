package io.github.sockettask.listener.argument;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.messaging.handler.annotation.ValueConstants;

import io.github.sockettask.MessageConversionException;

/**
 * Converts a value of the context of a message, or of its connection.
 *
 * @param parameter the parameter
 * @param service the conversion service
 * @param what describes the value in exceptions
 * @param source the type of the value
 * @param target the type to convert to
 */
record ValueConversion(HandlerParameter parameter, ConversionService service, String what, TypeDescriptor source,
		TypeDescriptor target) {

	static ValueConversion of(HandlerParameter parameter, ConversionService service, String what,
			TypeDescriptor source) {
		TypeDescriptor target = new TypeDescriptor(parameter.valueType(), null, parameter.annotations());
		if (!service.canConvert(source, target)) {
			throw parameter.wrong(
					"takes the %s, which is a %s and can't be converted to that".formatted(what, source.getName()),
					"Change its type, or have a ConversionService that can convert it.");
		}
		return new ValueConversion(parameter, service, what, source, target);
	}

	// Returns null if the annotation has no default.
	@Nullable Object convertDefault(String text) {
		if (ValueConstants.DEFAULT_NONE.equals(text)) {
			return null;
		}
		try {
			return this.service.convert(text, TypeDescriptor.valueOf(String.class), this.target);
		}
		catch (ConversionException ex) {
			throw this.parameter.wrong("has the default \"" + text + "\", which can't be converted to that",
					"Correct the default.");
		}
	}

	@Nullable Object convert(Object value) {
		try {
			return this.service.convert(value, this.source, this.target);
		}
		catch (ConversionException ex) {
			throw new MessageConversionException(
					// Without the exception, whose text contains the value.
					"The %s can't be converted for %s".formatted(this.what, this.parameter));
		}
	}

}
