package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * A message was not sent: refused at once, or lost with its connection.
 *
 * @since 0.1.0
 */
public class SendSocketMessageException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public SendSocketMessageException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below, if anything was
	 */
	public SendSocketMessageException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
