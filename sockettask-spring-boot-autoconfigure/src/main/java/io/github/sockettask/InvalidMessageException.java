package io.github.sockettask;

/**
 * Thrown when a message is not valid for a parameter of an annotated method with
 * {@code @Valid} or {@code @Validated}. The message is not redelivered. The cause is the
 * {@code MethodArgumentNotValidException} of spring-messaging, whose binding result
 * contains all violations.
 *
 * @since 0.1.0
 */
public class InvalidMessageException extends MessageConversionException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param errMsg the first violations, in one line
	 * @param cause all violations
	 */
	public InvalidMessageException(String errMsg, Throwable cause) {
		super(errMsg, cause);
	}

}
