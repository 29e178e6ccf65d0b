package io.github.sockettask;

/**
 * The peer broke RFC 6455 or a limit, and the connection was closed for it.
 *
 * @since 0.1.0
 */
public class ProtocolViolationException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public ProtocolViolationException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below
	 */
	public ProtocolViolationException(String errMsg, Throwable cause) {
		super(errMsg, cause);
	}

}
