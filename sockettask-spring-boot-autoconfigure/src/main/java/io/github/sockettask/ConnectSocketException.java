package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a connect call is refused, or when a connection attempt fails, times out or
 * is abandoned.
 *
 * @since 0.1.0
 */
public class ConnectSocketException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public ConnectSocketException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause, if there is one
	 */
	public ConnectSocketException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
