package io.github.sockettask.autoconfigure;

import java.io.Serial;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;

/**
 * There is no property of a name under {@code sockettask}. Has no value, which may be a
 * secret.
 */
class UnknownPropertyException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String description;

	private final String action;

	/**
	 * Create an exception.
	 * @param name the name
	 * @param origin where it is set, if that is known
	 * @param action what to do
	 */
	UnknownPropertyException(ConfigurationPropertyName name, @Nullable Origin origin, String action) {
		super("There is no property '%s'. %s".formatted(name, action));
		this.description = "The configuration of socket tasks is wrong:%n%n    Property: %s%s%n    Reason: there is no such property"
			.formatted(name, (origin != null) ? "%n    Origin: %s".formatted(origin) : "");
		this.action = action;
	}

	String description() {
		return this.description;
	}

	String action() {
		return this.action;
	}

}
