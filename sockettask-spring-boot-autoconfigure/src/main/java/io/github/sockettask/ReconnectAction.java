package io.github.sockettask;

/**
 * Action of a task after a connection has ended or could not be established. In addition,
 * {@code sockettask.connect-rate} and {@code sockettask.max-concurrent-connects} may
 * delay the next attempt. Constants may be added in any release.
 *
 * @since 0.1.0
 */
public enum ReconnectAction {

	/**
	 * Give up: the task is {@link SocketTaskStatus#FAILED} until it is started again.
	 */
	STOP,

	/**
	 * Connect again at once; continue as with {@link #BACKOFF} if that fails.
	 */
	NOW,

	/**
	 * Wait for {@code reconnect.delay}, which grows with each retry up to
	 * {@code reconnect.max-delay}.
	 */
	BACKOFF,

	/**
	 * Wait for {@code reconnect.max-delay} before each retry.
	 */
	SLOW,

	/**
	 * Connect again at once, with a new access token of {@code oauth2.registration-id} or
	 * with new credentials of the {@link HandshakeCustomizer customizers}; continue as
	 * with {@link #SLOW} if they are refused too before a connection has lasted. Without
	 * these, the same as {@code SLOW}.
	 */
	REFRESH

}
