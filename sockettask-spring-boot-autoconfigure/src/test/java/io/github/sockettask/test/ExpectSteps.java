package io.github.sockettask.test;

import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What the client must send. Messages and close frames are expected in the order of their
 * arrival, none may be skipped; pings and pongs are two sequences of their own, so that a
 * heartbeat does not get in the way. A step fails with an {@link AssertionError} if
 * something else comes first, if the connection ends, or if the deadline passes.
 *
 * @since 0.1.0
 */
public interface ExpectSteps {

	/**
	 * Expect that the next message or close frame is of some kind.
	 * @param what a description for the failure
	 * @param matching tests the frame; a fragmented message is given as a single frame
	 * @return this connection
	 */
	TestSocketConnection expect(String what, Predicate<SocketFrame> matching);

	/**
	 * Expect a ping.
	 * @return this connection
	 */
	TestSocketConnection expectPing();

	/**
	 * Expect a pong.
	 * @return this connection
	 */
	TestSocketConnection expectPong();

	/**
	 * Expect a pong.
	 * @param payload its payload
	 * @return this connection
	 */
	TestSocketConnection expectPong(byte[] payload);

	/**
	 * Expect a text message.
	 * @param text the text
	 * @return this connection
	 */
	default TestSocketConnection expectText(String text) {
		return expect("text \"" + text + "\"",
				(frame) -> frame.opcode() == SocketFrame.TEXT && frame.text().equals(text));
	}

	/**
	 * Expect a binary message.
	 * @param bytes the payload
	 * @return this connection
	 */
	default TestSocketConnection expectBinary(byte[] bytes) {
		return expect("binary of " + bytes.length + " bytes",
				(frame) -> frame.opcode() == SocketFrame.BINARY && Arrays.equals(frame.payload(), bytes));
	}

	/**
	 * Expect any message, text or binary.
	 * @return this connection
	 */
	default TestSocketConnection expectMessage() {
		return expect("a message", (frame) -> frame.opcode() != SocketFrame.CLOSE);
	}

	/**
	 * Expect a close frame. The script answers it itself, or leaves that to the default
	 * by being over.
	 * @param code the code; 1005 for a frame without one
	 * @return this connection
	 */
	default TestSocketConnection expectClose(int code) {
		return expect("close " + code, (frame) -> frame.opcode() == SocketFrame.CLOSE && frame.closeCode() == code);
	}

	/**
	 * Expect a close frame.
	 * @param code the code
	 * @param reason the reason
	 * @return this connection
	 */
	default TestSocketConnection expectClose(int code, String reason) {
		return expect("close " + code + " \"" + reason + "\"", (frame) -> frame.opcode() == SocketFrame.CLOSE
				&& frame.closeCode() == code && frame.closeReason().equals(reason));
	}

}
