package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * A message could not be converted from or to the type that a handler or a caller uses.
 *
 * @since 0.1.0
 */
public class MessageConversionException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public MessageConversionException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below, if anything was
	 */
	public MessageConversionException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
