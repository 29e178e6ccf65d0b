package io.github.sockettask.listener;

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTask;

/**
 * Reports to the error methods of a task what fails after a callback method has returned.
 * The task itself does not know of such a failure.
 */
class LateErrors {

	private static final Log logger = LogFactory.getLog(LateErrors.class);

	private final List<ErrorMethodsListener> listeners;

	LateErrors(List<ErrorMethodsListener> listeners) {
		this.listeners = listeners;
	}

	/**
	 * Report from any thread. Events must not overlap, and a send's callbacks are the way
	 * into the task's stream of events that the API has: a send without data is always
	 * refused.
	 * @param task the task
	 * @param method whose reply failed
	 * @param failure why
	 */
	void reportLater(SocketTask task, CallbackMethod method, Throwable failure) {
		try {
			task.send(new SendOption(null, null, (refused) -> report(task, method, failure), null));
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
			log(task, method, failure);
		}
	}

	/**
	 * Report from inside a callback of the task.
	 * @param task the task
	 * @param method whose reply failed
	 * @param failure why
	 */
	void report(SocketTask task, CallbackMethod method, Throwable failure) {
		OnErrorCallbackResult result = new OnErrorCallbackResult(String.valueOf(failure.getMessage()), failure);
		boolean handled = false;
		for (ErrorMethodsListener listener : this.listeners) {
			try {
				handled |= listener.onError(task, result);
			}
			catch (Throwable ex) {
				logger.warn("An error method of task '" + task.name() + "' failed", ex);
			}
		}
		if (!handled) {
			log(task, method, failure);
		}
	}

	private void log(SocketTask task, CallbackMethod method, Throwable failure) {
		logger.warn("The reply of %s to task '%s' failed".formatted(method, task.name()), failure);
	}

}
