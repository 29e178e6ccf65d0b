package io.github.sockettask.client.handler;

import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;

import io.github.sockettask.MessageConversionException;
import io.github.sockettask.settings.RetrySettings;

/**
 * Whether a handler gets a message again that it could not handle.
 */
class HandlerRetry {

	private final @Nullable RetryPolicy policy;

	/**
	 * Create retries.
	 * @param settings how often and when, complete
	 */
	HandlerRetry(RetrySettings settings) {
		Integer maxRetries = settings.maxRetries();
		this.policy = (maxRetries != null && maxRetries > 0) ? policy(settings, maxRetries) : null;
	}

	private static RetryPolicy policy(RetrySettings settings, int maxRetries) {
		RetryPolicy.Builder builder = RetryPolicy.builder().maxRetries(maxRetries);
		if (settings.delay() != null) {
			builder.delay(settings.delay());
		}
		if (settings.multiplier() != null) {
			builder.multiplier(settings.multiplier());
		}
		if (settings.maxDelay() != null) {
			builder.maxDelay(settings.maxDelay());
		}
		if (settings.jitter() != null) {
			builder.jitter(settings.jitter());
		}
		return builder.build();
	}

	/**
	 * Return how a message is delivered again.
	 * @param failure why a handler could not handle it
	 * @return when to try again, or {@code null} if that is no use: what can't be
	 * converted now never can, and after an error nobody knows
	 */
	@Nullable RetryPolicy of(Throwable failure) {
		RetryPolicy policy = this.policy;
		return (policy != null && !(failure instanceof MessageConversionException) && !(failure instanceof Error)
				&& policy.shouldRetry(failure)) ? policy : null;
	}

}
