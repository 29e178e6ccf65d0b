package io.github.sockettask;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A task has given up: its status is {@link SocketTaskStatus#FAILED}.
 *
 * @since 0.1.0
 */
public class ReconnectFailedException extends SocketTaskException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg that the task has given up, and why
	 * @param cause what went wrong at last, if there was an error
	 */
	public ReconnectFailedException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
