package io.github.sockettask.handler;

import java.util.List;

import io.github.sockettask.MessageContext;
import io.github.sockettask.SocketTask;

/**
 * Receives the failure of a handler that has returned already, such as that of a reply
 * that is sent later. Implemented by the tasks of this library.
 *
 * @since 0.1.0
 */
public interface LateFailures {

	/**
	 * Report that a handler has failed. The error handlers are called once, as if the
	 * handler had thrown the exception, and each of the messages becomes a
	 * {@link io.github.sockettask.DeadLetter}; none of them is redelivered to the
	 * handler. Returns at once.
	 * @param handler the handler, whose {@code toString} describes it
	 * @param cause the failure
	 * @param messages the messages that the handler could not handle; none if it has
	 * failed with another event
	 */
	void handlerFailed(Object handler, Throwable cause, List<MessageContext> messages);

	/**
	 * Report the failure of a handler to a task.
	 * @param task the task; one that is not of this library gets the cause only
	 * @param handler the handler
	 * @param cause the failure
	 * @param messages the messages that the handler could not handle
	 */
	static void report(SocketTask task, Object handler, Throwable cause, List<MessageContext> messages) {
		if (task instanceof LateFailures failures) {
			failures.handlerFailed(handler, cause, messages);
		}
		else {
			task.reportError(cause);
		}
	}

}
