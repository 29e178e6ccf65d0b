package io.github.sockettask;

/**
 * Reported when the peer has violated RFC 6455, or has exceeded a limit, and the
 * connection is closed for it.
 *
 * @since 0.1.0
 */
public class ProtocolViolationException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public ProtocolViolationException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause
	 */
	public ProtocolViolationException(String errMsg, Throwable cause) {
		super(errMsg, cause);
	}

}
