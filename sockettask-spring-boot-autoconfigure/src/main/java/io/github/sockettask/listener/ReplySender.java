package io.github.sockettask.listener;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTask;

/**
 * Sends back what a callback method returns. What fails after the method has returned is
 * reported to the error handlers of the task.
 */
class ReplySender {

	void send(SocketTask task, CallbackMethod method, @Nullable Object reply) {
		if (reply instanceof Optional<?> optional) {
			send(task, method, optional.orElse(null));
		}
		else if (reply instanceof CompletionStage<?> stage) {
			stage.thenAccept((value) -> send(task, method, value)).exceptionally((failure) -> {
				task.reportError(unwrap(failure));
				return null;
			});
		}
		// a method may return the future of its own send: the outcome is no message
		else if (reply != null && !(reply instanceof CallbackResult)) {
			task.send(SendOption.of(reply)
				.fail((result) -> task.reportError(new SendSocketMessageException(
						"The reply of %s was not sent: %s".formatted(method, result.errMsg())))));
		}
	}

	private Throwable unwrap(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}
