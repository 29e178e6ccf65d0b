package io.github.sockettask.autoconfigure;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.settings.InvalidSocketTaskSettingsException;

/**
 * A property of a task is wrong in a way that its value alone does not show, so that the
 * action is more than to correct the value.
 */
class InvalidTaskPropertyException extends InvalidSocketTaskSettingsException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Create an exception.
	 * @param property the property
	 * @param value the value, which is shown without secrets, or {@code null}
	 * @param reason what is wrong
	 * @param action what to do
	 */
	InvalidTaskPropertyException(TaskProperty property, @Nullable Object value, String reason, String action) {
		super(property.task(), property.setting(), property.shown(value), reason);
		this.action = action;
	}

	String action() {
		return this.action;
	}

}
