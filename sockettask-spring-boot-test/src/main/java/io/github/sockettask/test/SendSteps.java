package io.github.sockettask.test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What the server sends. Nothing is checked against the protocol. A write blocks for as
 * long as the client does not read; when the client is gone the script is over, which is
 * no failure, and a call from the test gets an {@link java.io.UncheckedIOException}.
 *
 * @since 0.1.0
 */
public interface SendSteps {

	/**
	 * Send frames as they are, valid or not, each with a write of its own.
	 * @param frames the frames
	 * @return this connection
	 */
	TestSocketConnection rawFrame(SocketFrame... frames);

	/**
	 * Write bytes as they are.
	 * @param bytes the bytes
	 * @return this connection
	 */
	TestSocketConnection raw(byte[] bytes);

	/**
	 * Write with a single write, thus in one TCP segment if it fits, what the steps send.
	 * The steps must not wait for the client.
	 * @param steps sends on the connection it is given; may accept it too
	 * @return this connection
	 */
	TestSocketConnection inSameSegment(Consumer<TestSocketConnection> steps);

	/**
	 * Send a text message.
	 * @param text the text
	 * @return this connection
	 */
	default TestSocketConnection sendText(String text) {
		return rawFrame(SocketFrame.text(text));
	}

	/**
	 * Send a binary message.
	 * @param bytes the payload
	 * @return this connection
	 */
	default TestSocketConnection sendBinary(byte[] bytes) {
		return rawFrame(SocketFrame.binary(bytes));
	}

	/**
	 * Send a text message in fragments, one for each part.
	 * @param parts the parts
	 * @return this connection
	 */
	default TestSocketConnection fragmented(String... parts) {
		return rawFrame(SocketFragments.of(SocketFrame.TEXT,
				Arrays.stream(parts).map((part) -> part.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new)));
	}

	/**
	 * Send a text message in fragments that may end within a character. To put control
	 * frames between them, {@link #rawFrame send} the frames one by one.
	 * @param parts the parts
	 * @return this connection
	 */
	default TestSocketConnection fragmentedText(byte[]... parts) {
		return rawFrame(SocketFragments.of(SocketFrame.TEXT, parts));
	}

	/**
	 * Send a binary message in fragments, one for each part.
	 * @param parts the parts
	 * @return this connection
	 */
	default TestSocketConnection fragmentedBinary(byte[]... parts) {
		return rawFrame(SocketFragments.of(SocketFrame.BINARY, parts));
	}

	/**
	 * Send a ping.
	 * @param payload the payload; more than 125 bytes break the protocol
	 * @return this connection
	 */
	default TestSocketConnection ping(byte[] payload) {
		return rawFrame(SocketFrame.of(SocketFrame.PING, payload));
	}

	/**
	 * Send a pong, asked for or not.
	 * @param payload the payload
	 * @return this connection
	 */
	default TestSocketConnection pong(byte[] payload) {
		return rawFrame(SocketFrame.of(SocketFrame.PONG, payload));
	}

	/**
	 * Send an empty close frame.
	 * @return this connection
	 */
	default TestSocketConnection close() {
		return closeRaw(new byte[0]);
	}

	/**
	 * Send a close frame.
	 * @param code the code
	 * @param reason the reason
	 * @return this connection
	 */
	default TestSocketConnection close(int code, String reason) {
		return rawFrame(SocketFrame.close(code, reason));
	}

	/**
	 * Send a close frame with any payload.
	 * @param payload the payload
	 * @return this connection
	 */
	default TestSocketConnection closeRaw(byte[] payload) {
		return rawFrame(SocketFrame.of(SocketFrame.CLOSE, payload));
	}

	/**
	 * End the TCP connection with a FIN behind what was sent. What the client still sends
	 * is recorded.
	 * @return this connection
	 */
	TestSocketConnection drop();

	/**
	 * End the TCP connection with a RST. What is under way may be lost.
	 * @return this connection
	 */
	TestSocketConnection reset();

}
