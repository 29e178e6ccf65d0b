package io.github.sockettask;

/**
 * What a task does about a connection that has ended, or could not be made. Whatever it
 * is, the next attempt is held back by {@code sockettask.connect-rate} and by
 * {@code sockettask.max-concurrent-connects}.
 *
 * @since 0.1.0
 */
public enum ReconnectAction {

	/**
	 * Give up: the task is {@link SocketTaskStatus#FAILED} until it is started again.
	 */
	STOP,

	/**
	 * Connect again at once; if that is of no use, as with {@link #BACKOFF}.
	 */
	NOW,

	/**
	 * Wait for {@code reconnect.delay}, and longer each time, up to
	 * {@code reconnect.max-delay}.
	 */
	BACKOFF,

	/**
	 * Wait for {@code reconnect.max-delay} each time.
	 */
	SLOW,

	/**
	 * Connect again at once, with credentials that {@link HandshakeCustomizer
	 * customizers} are asked for anew; if that is of no use, as with {@link #SLOW}.
	 * Without a customizer nothing would be different, and it is {@code SLOW}.
	 */
	REFRESH

}
