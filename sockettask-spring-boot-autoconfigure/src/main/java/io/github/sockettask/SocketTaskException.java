package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Root of what this library throws, and of what its futures fail with. The message is the
 * {@code errMsg} of the reference API.
 *
 * @since 0.1.0
 */
public class SocketTaskException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public SocketTaskException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below, if anything was
	 */
	public SocketTaskException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

	/**
	 * Return what failed and why.
	 * @return the text of the reference API; {@link #getMessage()} may say more, unless
	 * the reference API has a text of its own
	 */
	public String errMsg() {
		return String.valueOf(getMessage());
	}

}
