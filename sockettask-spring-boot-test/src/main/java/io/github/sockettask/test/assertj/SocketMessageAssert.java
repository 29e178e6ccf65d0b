package io.github.sockettask.test.assertj;

import java.util.Arrays;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketMessage;

/**
 * Assertions on a {@link SocketMessage}.
 *
 * @since 0.1.0
 */
public final class SocketMessageAssert extends AbstractAssert<SocketMessageAssert, @Nullable SocketMessage> {

	SocketMessageAssert(@Nullable SocketMessage actual) {
		super(actual, SocketMessageAssert.class);
	}

	/**
	 * Verify that it is a text message.
	 * @param text the whole text
	 * @return this assertion
	 */
	public SocketMessageAssert isText(String text) {
		if (!message().isText() || !message().text().equals(text)) {
			throw failureWithActualExpected(message().text(), text, "Expected text \"%s\" but it was %s", text,
					this.actual);
		}
		return this;
	}

	/**
	 * Verify that it is a binary message.
	 * @param bytes all of its bytes
	 * @return this assertion
	 */
	public SocketMessageAssert isBinary(byte... bytes) {
		if (message().isText() || !Arrays.equals(message().bytes(), bytes)) {
			throw failureWithActualExpected(message().bytes(), bytes, "Expected the bytes %s but it was %s",
					Arrays.toString(bytes), this.actual);
		}
		return this;
	}

	private SocketMessage message() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
