package io.github.sockettask.test.assertj;

import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.CloseOption;
import io.github.sockettask.OnCloseCallbackResult;

/**
 * Assertions on an {@link OnCloseCallbackResult}.
 *
 * @since 0.1.0
 */
public final class OnCloseCallbackResultAssert
		extends AbstractAssert<OnCloseCallbackResultAssert, @Nullable OnCloseCallbackResult> {

	private static final int ABNORMAL = 1006;

	OnCloseCallbackResultAssert(@Nullable OnCloseCallbackResult actual) {
		super(actual, OnCloseCallbackResultAssert.class);
	}

	/**
	 * Verify the code.
	 * @param code the code
	 * @return this assertion
	 */
	public OnCloseCallbackResultAssert hasCode(int code) {
		int found = result().code();
		if (found != code) {
			throw failureWithActualExpected(found, code, "Expected close code %s but it was %s", code, this.actual);
		}
		return this;
	}

	/**
	 * Verify the reason.
	 * @param reason the whole reason
	 * @return this assertion
	 */
	public OnCloseCallbackResultAssert hasReason(String reason) {
		String found = result().reason();
		if (!found.equals(reason)) {
			throw failureWithActualExpected(found, reason, "Expected close reason \"%s\" but it was %s", reason,
					this.actual);
		}
		return this;
	}

	/**
	 * Verify that the code is 1000.
	 * @return this assertion
	 */
	public OnCloseCallbackResultAssert isNormal() {
		return hasCode(CloseOption.NORMAL);
	}

	/**
	 * Verify that there was no close frame: the code is 1006.
	 * @return this assertion
	 */
	public OnCloseCallbackResultAssert isAbnormal() {
		return hasCode(ABNORMAL);
	}

	private OnCloseCallbackResult result() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
