package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a message is not sent: it was refused, or its connection was lost.
 *
 * @since 0.1.0
 */
public class SendSocketMessageException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	private final String errMsg;

	/**
	 * Create an exception.
	 * @param errMsg the failed operation and the reason
	 */
	public SendSocketMessageException(String errMsg) {
		this(errMsg, (Throwable) null);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg the failed operation and the reason
	 * @param cause the cause, if there is one
	 */
	public SendSocketMessageException(String errMsg, @Nullable Throwable cause) {
		super(errMsg, cause);
		this.errMsg = errMsg;
	}

	private SendSocketMessageException(SendSocketMessageException failure, String where) {
		super(failure.errMsg + " (" + where + ")", failure.getCause());
		this.errMsg = failure.errMsg;
		setStackTrace(failure.getStackTrace());
	}

	/**
	 * Add the task to the message of the exception. Used by tasks.
	 * @param taskName the name of the task
	 * @param status the status of the task
	 * @return an exception with the same {@code errMsg}
	 */
	public SendSocketMessageException of(String taskName, SocketTaskStatus status) {
		return new SendSocketMessageException(this, "task '" + taskName + "' is " + status);
	}

	/**
	 * Return the failed operation and the reason.
	 * @return the text of the reference API, without the task
	 */
	@Override
	public String errMsg() {
		return this.errMsg;
	}

}
