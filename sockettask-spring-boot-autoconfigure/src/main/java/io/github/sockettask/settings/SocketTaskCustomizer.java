package io.github.sockettask.settings;

/**
 * Changes the settings of named tasks before they are created: of those under
 * {@code sockettask.tasks}, once for each, and of those that
 * {@link io.github.sockettask.SocketTaskRegistry#add} adds, not of those of
 * {@code connectSocket}. Beans of this type are called in their order, after the
 * properties.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketTaskCustomizer {

	/**
	 * Change the settings of a task.
	 * @param name the name of the task
	 * @param settings the settings so far, with the defaults filled in
	 * @return the settings to use, which are validated like properties; what they do not
	 * set is taken from {@code sockettask.defaults}
	 */
	SocketTaskSettings customize(String name, SocketTaskSettings settings);

}
