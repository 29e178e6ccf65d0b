package io.github.sockettask.test.assertj;

import java.util.Arrays;
import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.test.SocketFrame;

/**
 * Assertions on a {@link SocketFrame}.
 *
 * @since 0.1.0
 */
public final class SocketFrameAssert extends AbstractAssert<SocketFrameAssert, @Nullable SocketFrame> {

	SocketFrameAssert(@Nullable SocketFrame actual) {
		super(actual, SocketFrameAssert.class);
	}

	/**
	 * Verify that it is a text frame, or the first one of a text message.
	 * @param text its payload
	 * @return this assertion
	 */
	public SocketFrameAssert isText(String text) {
		return verify(frame().opcode() == SocketFrame.TEXT && frame().text().equals(text), "text \"" + text + "\"");
	}

	/**
	 * Verify that it is a binary frame, or the first one of a binary message.
	 * @param bytes its payload
	 * @return this assertion
	 */
	public SocketFrameAssert isBinary(byte... bytes) {
		return verify(frame().opcode() == SocketFrame.BINARY && Arrays.equals(frame().payload(), bytes),
				"binary " + Arrays.toString(bytes));
	}

	/**
	 * Verify that it is a ping.
	 * @return this assertion
	 */
	public SocketFrameAssert isPing() {
		return verify(frame().opcode() == SocketFrame.PING, "a ping");
	}

	/**
	 * Verify that it is a pong.
	 * @return this assertion
	 */
	public SocketFrameAssert isPong() {
		return verify(frame().opcode() == SocketFrame.PONG, "a pong");
	}

	/**
	 * Verify that it is a close frame.
	 * @param code its code, 1005 for a frame without one
	 * @param reason its reason
	 * @return this assertion
	 */
	public SocketFrameAssert isClose(int code, String reason) {
		return verify(frame().opcode() == SocketFrame.CLOSE && frame().closeCode() == code
				&& frame().closeReason().equals(reason), "close " + code + " \"" + reason + "\"");
	}

	private SocketFrameAssert verify(boolean condition, String expected) {
		if (!condition) {
			throw failure("Expected %s but it was %s", expected, this.actual);
		}
		return this;
	}

	private SocketFrame frame() {
		isNotNull();
		return Objects.requireNonNull(this.actual);
	}

}
