package io.github.sockettask.client.send;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.CloseOption;
import io.github.sockettask.SendOption;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.client.execution.SerialExecutor;
import io.github.sockettask.text.RepeatedLog;

/**
 * Reports the outcome of a call to its callbacks, {@code success} or {@code fail} and
 * then {@code complete}, and to its future. The future does not wait for the callbacks,
 * so that a callback may wait for it.
 */
public class CallOutcome {

	private static final Log logger = LogFactory.getLog(CallOutcome.class);

	private static final RepeatedLog log = new RepeatedLog(logger);

	private final ObservedFuture future = new ObservedFuture();

	private final SerialExecutor executor;

	private final @Nullable Consumer<CallbackResult> success;

	private final @Nullable Consumer<CallbackResult> fail;

	private final @Nullable Consumer<CallbackResult> complete;

	public CallOutcome(SerialExecutor executor, @Nullable SendOption option) {
		this.executor = executor;
		this.success = (option != null) ? option.success() : null;
		this.fail = (option != null) ? option.fail() : null;
		this.complete = (option != null) ? option.complete() : null;
	}

	public CallOutcome(SerialExecutor executor, @Nullable CloseOption option) {
		this.executor = executor;
		this.success = (option != null) ? option.success() : null;
		this.fail = (option != null) ? option.fail() : null;
		this.complete = (option != null) ? option.complete() : null;
	}

	// The call has succeeded; the caller completes the future.
	public void announce(String errMsg) {
		tellNow(this.success, new CallbackResult(errMsg));
	}

	// The call was refused; the future fails before the call returns.
	public ObservedFuture refuse(SocketTaskException failure) {
		tellNow(this.fail, new CallbackResult(failure.errMsg()));
		this.future.completeExceptionally(failure);
		return this.future;
	}

	public CompletableFuture<CallbackResult> future() {
		return this.future;
	}

	boolean hasCallbacks() {
		return this.success != null || this.fail != null || this.complete != null;
	}

	private void tellNow(@Nullable Consumer<CallbackResult> callback, CallbackResult result) {
		if (callback != null || this.complete != null) {
			this.executor.executeOrRun(() -> {
				run(callback, result);
				run(this.complete, result);
			});
		}
	}

	public static void run(@Nullable SendOption option, CallbackResult result, boolean success) {
		if (option != null) {
			run(success ? option.success() : option.fail(), result);
			run(option.complete(), result);
		}
	}

	public static <T> void run(@Nullable Consumer<T> callback, T result) {
		if (callback != null) {
			try {
				callback.accept(result);
			}
			catch (Throwable ex) {
				log.error("callback", () -> "Callback of a call failed", ex);
			}
		}
	}

}
