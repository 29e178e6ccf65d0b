package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a message cannot be converted from or to the type that a handler or a
 * caller uses.
 *
 * @since 0.1.0
 */
public class MessageConversionException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public MessageConversionException(String errMsg) {
		super(errMsg);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause, if there is one
	 */
	public MessageConversionException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
	}

}
