package io.github.sockettask.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

import io.github.sockettask.text.Redaction;

/**
 * The name of a property under {@code sockettask.tasks} or {@code sockettask.defaults}.
 *
 * @param task the name of the task, or {@code null} for the defaults
 * @param path what follows it; empty for the task itself
 */
record TaskProperty(@Nullable String task, ConfigurationPropertyName path) {

	private static final ConfigurationPropertyName TASKS = ConfigurationPropertyName.of("sockettask.tasks");

	private static final ConfigurationPropertyName DEFAULTS = ConfigurationPropertyName.of("sockettask.defaults");

	private static final Set<String> SECRET_GROUPS = Set.of("header", "auth");

	/** Such as those of a proxy. */
	private static final Set<String> SECRETS = Set.of("username", "password", "token");

	private static final Set<String> ADDRESSES = Set.of("", "url", "urls", "proxy");

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
	 * Name a property.
	 * @param task the name of the task, or {@code null} for the defaults
	 * @param setting the setting
	 * @return the property
	 */
	static TaskProperty of(@Nullable String task, String setting) {
		return new TaskProperty(task, ConfigurationPropertyName.adapt(setting, '.'));
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
	 * Write the value of the property without secrets.
	 * @param value the value, or {@code null}
	 * @return the text, or {@code null} if there is no value or it must not be shown
	 */
	@Nullable String shown(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		String group = this.path.isEmpty() ? "" : this.path.getElement(0, Form.UNIFORM);
		if (SECRET_GROUPS.contains(group)
				|| (!group.isEmpty() && SECRETS.contains(this.path.getLastElement(Form.UNIFORM)))) {
			return null;
		}
		// The value of a whole task or proxy was meant for its address.
		return ADDRESSES.contains(group) ? Redaction.url(value.toString()) : Redaction.line(value.toString());
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
