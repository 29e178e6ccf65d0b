package io.github.sockettask.test.assertj;

import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.OnErrorCallbackResult;

/**
 * Assertions on an {@link OnErrorCallbackResult}.
 *
 * @since 0.1.0
 */
public final class OnErrorCallbackResultAssert
		extends AbstractAssert<OnErrorCallbackResultAssert, @Nullable OnErrorCallbackResult> {

	OnErrorCallbackResultAssert(@Nullable OnErrorCallbackResult actual) {
		super(actual, OnErrorCallbackResultAssert.class);
	}

	/**
	 * Verify the text.
	 * @param text what the text contains
	 * @return this assertion
	 */
	public OnErrorCallbackResultAssert hasErrMsgContaining(String text) {
		String found = result().errMsg();
		if (!found.contains(text)) {
			throw failureWithActualExpected(found, text, "Expected an error with \"%s\" but it was \"%s\"", text,
					found);
		}
		return this;
	}

	/**
	 * Verify what is behind the error.
	 * @param type type of the cause
	 * @return this assertion
	 */
	public OnErrorCallbackResultAssert hasCauseInstanceOf(Class<? extends Throwable> type) {
		Throwable found = result().cause();
		if (!type.isInstance(found)) {
			throw failureWithActualExpected(found, type, "Expected an error caused by %s but it was %s",
					type.getSimpleName(), found);
		}
		return this;
	}

	/**
	 * Verify the status with which the server refused the handshake.
	 * @param status the HTTP status
	 * @return this assertion
	 */
	public OnErrorCallbackResultAssert hasStatus(int status) {
		Integer found = result().status();
		if (found == null || found != status) {
			throw failure("Expected a handshake refused with status %s but it was \"%s\"", status, result().errMsg());
		}
		return this;
	}

	private OnErrorCallbackResult result() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
