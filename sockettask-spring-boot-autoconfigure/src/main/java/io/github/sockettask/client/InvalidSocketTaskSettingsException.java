package io.github.sockettask.client;

import java.io.Serial;

import io.github.sockettask.ConnectSocketException;

/**
 * A setting of a named task is wrong.
 *
 * @since 0.1.0
 */
public class InvalidSocketTaskSettingsException extends ConnectSocketException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String taskName;

	private final String setting;

	private final String value;

	private final String reason;

	/**
	 * Create an exception.
	 * @param taskName the name of the task
	 * @param setting the name of the setting
	 * @param value the wrong value
	 * @param reason what is wrong with the value
	 */
	public InvalidSocketTaskSettingsException(String taskName, String setting, String value, String reason) {
		super("Task '" + taskName + "': " + setting + " '" + value + "': " + reason);
		this.taskName = taskName;
		this.setting = setting;
		this.value = value;
		this.reason = reason;
	}

}
