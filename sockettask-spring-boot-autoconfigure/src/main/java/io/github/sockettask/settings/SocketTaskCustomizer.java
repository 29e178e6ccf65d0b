package io.github.sockettask.settings;

/**
 * Changes the settings of named tasks before they are created. All beans of this type are
 * applied, in {@code @Order}, to what the properties say.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketTaskCustomizer {

	/**
	 * Change the settings of a task.
	 * @param name the name of the task
	 * @param settings the settings so far, with the defaults filled in
	 * @return the settings to use
	 */
	SocketTaskSettings customize(String name, SocketTaskSettings settings);

}
