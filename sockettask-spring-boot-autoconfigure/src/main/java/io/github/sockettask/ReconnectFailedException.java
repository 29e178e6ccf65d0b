package io.github.sockettask;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * Reported when a task has given up: its status is {@link SocketTaskStatus#FAILED}.
 *
 * @since 0.1.0
 */
public class ReconnectFailedException extends SocketTaskException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the reason why the task has given up
	 * @param cause the last error, if there is one
	 */
	public ReconnectFailedException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
