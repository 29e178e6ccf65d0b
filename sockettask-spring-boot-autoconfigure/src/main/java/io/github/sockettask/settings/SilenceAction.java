package io.github.sockettask.settings;

/**
 * What is done about a connection on which no message has come for long.
 *
 * @since 0.1.0
 */
public enum SilenceAction {

	/**
	 * Tell the application, with an event.
	 */
	NOTIFY,

	/**
	 * Tell the application, and connect again.
	 */
	RECONNECT

}
