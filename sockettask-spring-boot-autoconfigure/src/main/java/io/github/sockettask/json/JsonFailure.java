package io.github.sockettask.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

import io.github.sockettask.text.PeerText;

/**
 * Describes an error in JSON and its place without the content, which the texts of
 * Jackson quote.
 */
public final class JsonFailure {

	private JsonFailure() {
	}

	public static String describe(JacksonException failure) {
		String path = failure.getPath().isEmpty() ? "" : " at " + PeerText.of(failure.getPathReference());
		return reason(failure) + path + place(failure.getLocation());
	}

	private static String reason(JacksonException failure) {
		if (failure instanceof PropertyBindingException property) {
			return "the property \"" + PeerText.of(property.getPropertyName()) + "\" is not known";
		}
		if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
			return "the value is no " + mismatch.getTargetType().getTypeName();
		}
		return (failure instanceof StreamReadException) ? "it is not valid JSON" : failure.getClass().getSimpleName();
	}

	private static String place(@Nullable TokenStreamLocation location) {
		return (location != null && location.getLineNr() > 0)
				? " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")" : "";
	}

}
