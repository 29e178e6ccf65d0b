package io.github.sockettask.client;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;

/**
 * The callbacks of a message, where it has any.
 *
 * @param option the callbacks
 * @param untold how many of callbacks and future are still to be told
 */
record SendCallbacks(SendOption option, AtomicInteger untold) {

	static @Nullable SendCallbacks of(SendOption option) {
		boolean any = option.success() != null || option.fail() != null || option.complete() != null;
		return any ? new SendCallbacks(option, new AtomicInteger(2)) : null;
	}

	/**
	 * Run the callbacks.
	 * @param result what became of the message
	 * @param written whether it was written
	 */
	void run(CallbackResult result, boolean written) {
		Outcome.run(written ? this.option.success() : this.option.fail(), result);
		Outcome.run(this.option.complete(), result);
	}

}
