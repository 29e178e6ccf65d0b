package io.github.sockettask;

/**
 * Status of a task. While {@link ReadyState} describes the current connection, this
 * status also includes whether there will be another one. Constants may be added in any
 * release: a {@code switch} over them needs a {@code default}.
 *
 * @since 0.1.0
 * @see SocketTask#status()
 */
public enum SocketTaskStatus {

	/**
	 * There is no connection and none is due: the task was not started, was stopped or
	 * closed, or its connection has ended and {@code reconnect.enabled} is off.
	 */
	STOPPED,

	/**
	 * A connection is being established, or waits for its turn.
	 */
	CONNECTING,

	/**
	 * Messages can be sent and received.
	 */
	OPEN,

	/**
	 * The connection is being closed, or has ended and {@code onClose} has not run yet,
	 * since another callback runs or the task is paused.
	 */
	CLOSING,

	/**
	 * The connection has ended, or could not be established; the next attempt is
	 * scheduled.
	 */
	WAITING_RETRY,

	/**
	 * The task has given up, see {@code reconnect.max-retries} and
	 * {@link ReconnectAction#STOP}. It can be started again, and becomes {@link #STOPPED}
	 * when it is stopped.
	 */
	FAILED

}
