package io.github.sockettask.settings;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectSocketException;

/**
 * A setting of a task is wrong or missing. It is found when the task is created, which is
 * at start-up for tasks from properties.
 *
 * @since 0.1.0
 */
public class InvalidSocketTaskSettingsException extends ConnectSocketException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String taskName;

	private final String setting;

	private final @Nullable String value;

	private final String reason;

	/**
	 * Create an exception.
	 * @param taskName the name of the task, or {@code null} if the defaults are wrong
	 * @param setting the setting as it is spelled in properties, such as {@code url} or
	 * {@code header.Host}
	 * @param value the wrong value, or {@code null} if it is missing or not to be shown
	 * @param reason what is wrong with it
	 */
	public InvalidSocketTaskSettingsException(@Nullable String taskName, String setting, @Nullable String value,
			String reason) {
		super("connectSocket:fail setting \"%s\" of %s is wrong%s: %s".formatted(setting,
				(taskName != null) ? "socket task \"" + taskName + "\"" : "the defaults",
				(value != null) ? " (\"" + value + "\")" : "", reason));
		this.taskName = taskName;
		this.setting = setting;
		this.value = value;
		this.reason = reason;
	}

	/**
	 * Return the name of the task.
	 * @return the name, or {@code null} for the defaults of all tasks
	 */
	public @Nullable String taskName() {
		return this.taskName;
	}

	/**
	 * Return the wrong setting.
	 * @return the setting as it is spelled in properties
	 */
	public String setting() {
		return this.setting;
	}

	/**
	 * Return the wrong value.
	 * @return the value, or {@code null} if it is missing or not to be shown
	 */
	public @Nullable String value() {
		return this.value;
	}

	/**
	 * Return the reason.
	 * @return the reason
	 */
	public String reason() {
		return this.reason;
	}

}
