package io.github.sockettask.client;

import io.github.sockettask.SocketTask;
import io.github.sockettask.handler.LateFailures;
import io.github.sockettask.settings.SocketTaskSettings;

/**
 * A task of this library. Where it is a bean, it starts and stops with the application,
 * as its settings say. Beans of another kind, such as mocks, are left alone.
 *
 * @since 0.1.0
 */
public interface ApplicationTask extends SocketTask, LateFailures {

	/**
	 * Return the settings of this task.
	 * @return the settings, customized and with the defaults filled in
	 */
	SocketTaskSettings settings();

	/**
	 * Return whether a handler takes lists of messages.
	 * @return whether there is one now
	 */
	boolean hasListHandlers();

}
