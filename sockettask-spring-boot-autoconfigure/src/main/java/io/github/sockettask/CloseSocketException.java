package io.github.sockettask;

/**
 * A close call was refused: code or reason are not allowed. The connection is as before.
 *
 * @since 0.1.0
 */
public class CloseSocketException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public CloseSocketException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below
	 */
	public CloseSocketException(String errMsg, Throwable cause) {
		super(errMsg, cause);
	}

}
