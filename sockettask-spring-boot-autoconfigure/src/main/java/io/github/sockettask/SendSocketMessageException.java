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

	/**
	 * Create an exception whose message has a detail that the text of the reference API
	 * does not have.
	 * @param errMsg the failed operation and the reason
	 * @param detail the detail, such as the name and the status of the task
	 * @param cause the cause, if there is one
	 */
	public SendSocketMessageException(String errMsg, String detail, @Nullable Throwable cause) {
		super(errMsg + " (" + detail + ")", cause);
		this.errMsg = errMsg;
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
