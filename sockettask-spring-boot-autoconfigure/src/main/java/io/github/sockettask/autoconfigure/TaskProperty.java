package io.github.sockettask.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The name of a property under {@code sockettask.tasks} or {@code sockettask.defaults}.
 *
 * @param task the name of the task, or {@code null} for the defaults
 * @param path what follows it; empty for the task itself
 */
record TaskProperty(@Nullable String task, ConfigurationPropertyName path) {

	private static final ConfigurationPropertyName TASKS = ConfigurationPropertyName.of("sockettask.tasks");

	private static final ConfigurationPropertyName DEFAULTS = ConfigurationPropertyName.of("sockettask.defaults");

	/**
	 * Take a name apart.
	 * @param name the whole name
	 * @return the property, or {@code null} if it is none of a task
	 */
	static @Nullable TaskProperty of(ConfigurationPropertyName name) {
		if (TASKS.isAncestorOf(name)) {
			return new TaskProperty(name.getElement(2, Form.ORIGINAL), name.subName(3));
		}
		return DEFAULTS.isAncestorOf(name) ? new TaskProperty(null, name.subName(2)) : null;
	}

	/**
	 * Return the setting.
	 * @return such as {@code reconnect.delay}; empty for the task itself
	 */
	String setting() {
		StringBuilder setting = new StringBuilder();
		for (int i = 0; i < this.path.getNumberOfElements(); i++) {
			// Keeps the case of a header name.
			String element = this.path.getElement(i, Form.ORIGINAL);
			if (this.path.isNumericIndex(i) || element.contains(".")) {
				setting.append("[").append(element).append("]");
			}
			else {
				setting.append((i > 0) ? "." : "").append(element);
			}
		}
		return setting.toString();
	}

	/**
	 * Return whether the property sets a request header.
	 * @return whether it is below {@code header}
	 */
	boolean isHeader() {
		return this.path.getNumberOfElements() > 1 && this.path.getElement(0, Form.UNIFORM).equals("header");
	}

	/**
	 * Return the name of a setting of the same task.
	 * @param setting the setting; empty for the task itself
	 * @return the whole name
	 */
	String name(String setting) {
		return name(this.task, setting);
	}

	/**
	 * Return the name of a property.
	 * @param task the name of the task, or {@code null} for the defaults
	 * @param setting the setting; empty for the task itself
	 * @return the whole name
	 */
	static String name(@Nullable String task, String setting) {
		String suffix = setting.isEmpty() ? "" : "." + setting;
		if (task == null) {
			return DEFAULTS + suffix;
		}
		return TASKS + (task.matches("[A-Za-z0-9-]+") ? "." + task : "[" + task + "]") + suffix;
	}

}
