package io.github.sockettask.settings;

/**
 * Behavior when no message arrives for {@code receive.silence-timeout}.
 *
 * @since 0.1.0
 */
public enum SilenceAction {

	/**
	 * Publish an event.
	 */
	NOTIFY,

	/**
	 * Publish an event and connect again.
	 */
	RECONNECT

}
