package io.github.sockettask.listener.argument;

import org.springframework.messaging.handler.annotation.support.MethodArgumentNotValidException;

import io.github.sockettask.MessageConversionException;

/**
 * A message is not valid, for a parameter with {@code @Valid} or {@code @Validated}. It
 * is not handled again.
 *
 * @since 0.1.0
 */
public class InvalidMessageException extends MessageConversionException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg what is not valid, and why
	 * @param cause has all violations, in its binding result
	 */
	public InvalidMessageException(String errMsg, MethodArgumentNotValidException cause) {
		super(errMsg, cause);
	}

}
