package io.github.sockettask;

/**
 * Thrown when a close call is refused since code or reason are not allowed. The state of
 * the connection is unchanged.
 *
 * @since 0.1.0
 */
public class CloseSocketException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public CloseSocketException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause
	 */
	public CloseSocketException(String errMsg, Throwable cause) {
		super(errMsg, cause);
	}

}
