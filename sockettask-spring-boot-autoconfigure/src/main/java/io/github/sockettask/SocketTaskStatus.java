package io.github.sockettask;

/**
 * What a task does, beyond its current connection. Where {@link ReadyState} knows of one
 * connection, this tells whether there will be another one.
 *
 * @since 0.1.0
 * @see SocketTask#status()
 */
public enum SocketTaskStatus {

	/**
	 * There is no connection, and none is wanted: the task was not started, was stopped
	 * or closed, or its connection has ended and {@code reconnect.enabled} is off.
	 */
	STOPPED,

	/**
	 * A connection is being made, or waits for its turn.
	 */
	CONNECTING,

	/**
	 * Messages can be sent and received.
	 */
	OPEN,

	/**
	 * The connection is being closed, or is gone and callbacks do not know it yet, since
	 * one that runs has to return, or the task is paused.
	 */
	CLOSING,

	/**
	 * The connection is gone, or could not be made; the next attempt is due later.
	 */
	WAITING_RETRY,

	/**
	 * The task has given up: see {@code reconnect.max-retries} and
	 * {@link ReconnectAction#STOP}. It can be started again, and is {@link #STOPPED} when
	 * it is stopped.
	 */
	FAILED

}
