package io.github.sockettask;

import org.jspecify.annotations.Nullable;

/**
 * A message was not sent: refused at once, or lost with its connection.
 *
 * @since 0.1.0
 */
public class SendSocketMessageException extends SocketTaskException {

	private static final long serialVersionUID = 1L;

	private final String errMsg;

	/**
	 * Create an exception.
	 * @param errMsg what failed and why
	 */
	public SendSocketMessageException(String errMsg) {
		this(errMsg, (Throwable) null);
	}

	/**
	 * Create an exception with a cause.
	 * @param errMsg what failed and why
	 * @param cause what was thrown below, if anything was
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
	 * Name the task that did not send, in the message of the exception.
	 * @param taskName the name of the task
	 * @param status what the task did
	 * @return an exception with the same {@code errMsg}
	 */
	public SendSocketMessageException of(String taskName, SocketTaskStatus status) {
		return new SendSocketMessageException(this, "task '" + taskName + "' is " + status);
	}

	/**
	 * Return what failed and why.
	 * @return the text of the reference API, without the task
	 */
	@Override
	public String errMsg() {
		return this.errMsg;
	}

}
