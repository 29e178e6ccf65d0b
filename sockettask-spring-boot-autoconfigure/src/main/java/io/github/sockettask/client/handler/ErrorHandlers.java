package io.github.sockettask.client.handler;

import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.DeadLetter;
import io.github.sockettask.DeadLetterHandler;
import io.github.sockettask.MessageContext;
import io.github.sockettask.OnErrorCallback;
import io.github.sockettask.OnErrorCallbackResult;
import io.github.sockettask.Registration;
import io.github.sockettask.SocketTask;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.SocketTaskListener;
import io.github.sockettask.client.execution.RunningCallback;
import io.github.sockettask.text.RepeatedLog;
import io.github.sockettask.text.UserText;

/**
 * The error handlers and the dead letter handlers of a task. What they throw is logged.
 */
class ErrorHandlers {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final SocketTask task;

	private final RepeatedLog log = new RepeatedLog(logger);

	/** The dead letter handlers of all tasks. */
	private final Supplier<List<DeadLetterHandler>> deadLetterHandlers;

	private final CallbackSlot<OnErrorCallback> callback = new CallbackSlot<>();

	private final CallbackSlot<DeadLetterHandler> deadLetterCallback = new CallbackSlot<>();

	ErrorHandlers(SocketTask task, Supplier<List<DeadLetterHandler>> deadLetterHandlers) {
		this.task = task;
		this.deadLetterHandlers = deadLetterHandlers;
	}

	static OnErrorCallbackResult result(Throwable cause, @Nullable Object handler, @Nullable MessageContext message) {
		String errMsg = (cause instanceof SocketTaskException failure) ? failure.errMsg() : UserText.message(cause);
		return new OnErrorCallbackResult(errMsg, cause, handler, message);
	}

	Registration callback(OnErrorCallback callback) {
		return this.callback.set(callback);
	}

	Registration deadLetterCallback(DeadLetterHandler callback) {
		return this.deadLetterCallback.set(callback);
	}

	// Reports a failure of the connection, which is logged elsewhere.
	void failed(OnErrorCallbackResult result, SocketTaskListener[] listeners, RunningCallback running) {
		if (!handle(result, listeners, running)) {
			this.log.debug("failure", () -> "Failure of task '" + this.task.name() + "' that no handler takes care of",
					result.cause());
		}
	}

	// Logs an error that no handler takes care of.
	void error(OnErrorCallbackResult result, SocketTaskListener[] listeners, RunningCallback running) {
		if (!handle(result, listeners, running)) {
			this.log.error((result.message() != null) ? UserText.of(result.handler()) : "error",
					() -> "Error of task '" + this.task.name() + "' that no handler takes care of" + what(result),
					result.cause());
		}
	}

	private static String what(OnErrorCallbackResult result) {
		return (result.message() != null)
				? ": %s could not handle the %s".formatted(UserText.of(result.handler()), result.message()) : "";
	}

	private boolean handle(OnErrorCallbackResult result, SocketTaskListener[] listeners, RunningCallback running) {
		OnErrorCallback callback = this.callback.get();
		boolean handled = callback != null;
		if (callback != null) {
			running.begin("onError callback");
			run(() -> callback.onError(result));
		}
		for (SocketTaskListener listener : listeners) {
			boolean[] taken = new boolean[1];
			running.begin(listener);
			run(() -> taken[0] = listener.onError(this.task, result));
			handled |= taken[0];
		}
		return handled;
	}

	private void run(Handler handler) {
		try {
			handler.run();
		}
		catch (Throwable ex) {
			this.log.error("error handler", () -> "Error handler of task '" + this.task.name() + "' failed", ex);
		}
	}

	void deadLetter(DeadLetter letter) {
		DeadLetterHandler callback = this.deadLetterCallback.get();
		if (callback != null) {
			deadLetter(letter, callback);
		}
		deadLetterHandlers(letter).forEach((handler) -> deadLetter(letter, handler));
	}

	// Beans are created when they are first needed, which may fail
	private List<DeadLetterHandler> deadLetterHandlers(DeadLetter letter) {
		try {
			return this.deadLetterHandlers.get();
		}
		catch (Throwable ex) {
			this.log.error("no dead letter handler",
					() -> "No dead letter handler could be created for: " + letter.message(), ex);
			return List.of();
		}
	}

	private void deadLetter(DeadLetter letter, DeadLetterHandler handler) {
		try {
			handler.onDeadLetter(letter);
		}
		catch (Throwable ex) {
			this.log.error("dead letter handler", () -> "Dead letter handler failed for: " + letter.message(), ex);
		}
	}

	private interface Handler {

		void run() throws Exception;

	}

}
