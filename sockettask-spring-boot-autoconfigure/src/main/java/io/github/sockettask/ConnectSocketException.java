package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * A connect call was refused, or a connection attempt failed, timed out or was abandoned.
 *
 * @since 0.1.0
 */
public class ConnectSocketException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public ConnectSocketException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below, if anything was
	 */
	public ConnectSocketException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
