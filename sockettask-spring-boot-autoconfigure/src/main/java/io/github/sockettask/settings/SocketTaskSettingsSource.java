package io.github.sockettask.settings;

/**
 * Source of the settings of tasks, for the engine. An application without Spring Boot
 * implements it to create a factory.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketTaskSettingsSource {

	/**
	 * Return the settings of a named task, customized and with the defaults filled in.
	 * @param name the name of the task
	 * @return the settings, complete but for a missing address
	 * @throws IllegalArgumentException if no task of that name is configured
	 */
	SocketTaskSettings settings(String name);

	/**
	 * Return the settings of a named task that is configured nowhere else, customized and
	 * with the defaults filled in.
	 * @param name the name of the task
	 * @param own what is set for this task
	 * @return the settings, complete but for a missing address
	 */
	default SocketTaskSettings settings(String name, SocketTaskSettings own) {
		return own.orElse(defaults());
	}

	/**
	 * Return the settings of tasks that are not configured by name.
	 * @return the settings, complete but for the address
	 */
	default SocketTaskSettings defaults() {
		return SocketTaskSettings.DEFAULTS;
	}

}
