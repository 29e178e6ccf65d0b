package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions of this library. The text is the {@code errMsg} of the reference
 * API.
 *
 * @since 0.1.0
 */
public class SocketTaskException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public SocketTaskException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause, if there is one
	 */
	public SocketTaskException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

	/**
	 * Return the failed operation and the reason.
	 * @return the text of the reference API; {@link #getMessage()} may contain more
	 */
	public String errMsg() {
		return String.valueOf(getMessage());
	}

}
