package io.github.sockettask.listener.method;

import io.github.sockettask.MessageFields;
import io.github.sockettask.SocketTaskException;

/**
 * Thrown at start-up when an annotated method is not valid.
 *
 * @since 0.1.0
 */
public class CallbackMethodException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	/**
	 * The action if no {@code MessageFields} is available.
	 */
	public static final String ADD_FIELDS = "Add Jackson (tools.jackson.core:jackson-databind) to the class path, or define a bean of type "
			+ MessageFields.class.getName() + ".";

	private final String action;

	/**
	 * Create an exception.
	 * @param description the method and the mistake
	 * @param action how to correct it
	 */
	public CallbackMethodException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * Create an exception with a cause.
	 * @param description the method and the mistake
	 * @param action how to correct it
	 * @param cause the cause
	 */
	public CallbackMethodException(String description, String action, Throwable cause) {
		super(description, cause);
		this.action = action;
	}

	public static CallbackMethodException wrong(AnnotatedMethod method, String attribute, String value, String reason,
			String action) {
		return new CallbackMethodException(
				"%s has %s = \"%s\", which is wrong: %s".formatted(method, attribute, value, reason), action);
	}

	public static CallbackMethodException withoutFields(AnnotatedMethod method, String attribute, String value) {
		return new CallbackMethodException("%s has %s = \"%s\", but no MessageFields bean can look into messages."
			.formatted(method, attribute, value), ADD_FIELDS);
	}

	/**
	 * Return what is wrong.
	 * @return the same as {@link #getMessage()}
	 */
	public String description() {
		return errMsg();
	}

	/**
	 * Return how to correct the method.
	 * @return one or more sentences
	 */
	public String action() {
		return this.action;
	}

}
