package io.github.sockettask.test.assertj;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;

/**
 * Assertions on what {@code send} and {@code close} return. They wait for the outcome, 5
 * seconds unless told otherwise.
 *
 * @since 0.1.0
 */
public final class CallbackFutureAssert
		extends AbstractAssert<CallbackFutureAssert, @Nullable CompletableFuture<CallbackResult>> {

	private final Duration deadline;

	CallbackFutureAssert(@Nullable CompletableFuture<CallbackResult> actual) {
		this(actual, SocketTaskAssert.DEADLINE);
	}

	private CallbackFutureAssert(@Nullable CompletableFuture<CallbackResult> actual, Duration deadline) {
		super(actual, CallbackFutureAssert.class);
		this.deadline = deadline;
	}

	/**
	 * Set how long to wait for the outcome.
	 * @param deadline the deadline
	 * @return assertions with this deadline
	 */
	public CallbackFutureAssert within(Duration deadline) {
		return new CallbackFutureAssert(this.actual, deadline).as(descriptionText());
	}

	/**
	 * Verify that the call succeeds.
	 * @return this assertion
	 */
	public CallbackFutureAssert succeeds() {
		Throwable failure = outcome();
		if (failure != null) {
			throw failureWithActualExpected(failure, "success", "Expected the call to succeed but it failed: %s",
					failure.getMessage());
		}
		return this;
	}

	/**
	 * Verify that the call fails.
	 * @param text what the failure's text contains
	 * @return this assertion
	 */
	public CallbackFutureAssert failsWith(String text) {
		Throwable failure = outcome();
		if (failure == null || !String.valueOf(failure.getMessage()).contains(text)) {
			throw failureWithActualExpected((failure != null) ? failure : "success", text,
					"Expected the call to fail with \"%s\" but %s", text,
					(failure != null) ? "it failed with \"" + failure.getMessage() + "\"" : "it succeeded");
		}
		return this;
	}

	/**
	 * Verify that the call fails in some way.
	 * @param type type of the failure
	 * @return this assertion
	 */
	public CallbackFutureAssert failsWith(Class<? extends Throwable> type) {
		Throwable failure = outcome();
		if (!type.isInstance(failure)) {
			throw failureWithActualExpected((failure != null) ? failure : "success", type,
					"Expected the call to fail with %s but %s", type.getSimpleName(),
					(failure != null) ? "it failed with " + failure : "it succeeded");
		}
		return this;
	}

	private @Nullable Throwable outcome() {
		isNotNull();
		try {
			Objects.requireNonNull(this.actual).get(this.deadline.toNanos(), TimeUnit.NANOSECONDS);
			return null;
		}
		catch (ExecutionException ex) {
			return ex.getCause();
		}
		catch (TimeoutException ex) {
			throw failure("Expected the call to be over within %s ms", this.deadline.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failure("Interrupted while waiting for the outcome of the call");
		}
	}

}
