package io.github.sockettask.test;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How the server answers the handshake. The first step that answers is the only one;
 * those that prepare the answer come before it.
 *
 * @since 0.1.0
 */
public interface HandshakeSteps {

	/**
	 * Add a header to the answer. A repeated name gives a repeated header.
	 * @param name the name
	 * @param value the value
	 * @return this connection
	 */
	TestSocketConnection header(String name, String value);

	/**
	 * Leave a header out of the answer, even one that the protocol asks for.
	 * @param name the name in any case
	 * @return this connection
	 */
	TestSocketConnection withoutHeader(String name);

	/**
	 * Answer a sub-protocol, offered by the client or not.
	 * @param protocol the sub-protocol
	 * @return this connection
	 */
	default TestSocketConnection protocol(String protocol) {
		return header("Sec-WebSocket-Protocol", protocol);
	}

	/**
	 * Leave out {@code Sec-WebSocket-Accept}.
	 * @return this connection
	 */
	default TestSocketConnection withoutAccept() {
		return withoutHeader("Sec-WebSocket-Accept");
	}

	/**
	 * Answer this {@code Sec-WebSocket-Accept}, right or wrong.
	 * @param value the value
	 * @return this connection
	 */
	default TestSocketConnection withAccept(String value) {
		return withoutAccept().header("Sec-WebSocket-Accept", value);
	}

	/**
	 * Answer 101 with the headers prepared. Other steps do so by themselves.
	 * @return this connection
	 */
	TestSocketConnection accept();

	/**
	 * Answer 101 and send frames in the same TCP segment.
	 * @param frames the frames
	 * @return this connection
	 */
	TestSocketConnection acceptTogetherWith(SocketFrame... frames);

	/**
	 * Answer another status than 101 and close the TCP connection.
	 * @param status the status
	 * @return this connection
	 */
	default TestSocketConnection refuse(int status) {
		return refuse(status, Map.of());
	}

	/**
	 * Answer another status than 101 and close the TCP connection.
	 * @param status the status
	 * @param headers headers besides those prepared, such as {@code Location}
	 * @return this connection
	 */
	TestSocketConnection refuse(int status, Map<String, String> headers);

	/**
	 * Answer 302 and close the TCP connection.
	 * @param location where the client is to go, an address or a path
	 * @return this connection
	 */
	default TestSocketConnection redirect(String location) {
		return refuse(302, Map.of("Location", location));
	}

	/**
	 * Write something of your own instead of the answer. The connection counts as open
	 * from then on.
	 * @param bytes the bytes
	 * @return this connection
	 */
	TestSocketConnection rawHandshake(byte[] bytes);

	/**
	 * Write something of your own instead of the answer.
	 * @param text the text, with its line ends
	 * @return this connection
	 */
	default TestSocketConnection rawHandshake(String text) {
		return rawHandshake(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Never answer, and leave the TCP connection open.
	 * @return this connection
	 */
	TestSocketConnection silentHandshake();

	/**
	 * Close the TCP connection (FIN) instead of an answer.
	 * @return this connection
	 */
	TestSocketConnection dropBeforeHandshake();

	/**
	 * Reset the TCP connection (RST) instead of an answer.
	 * @return this connection
	 */
	TestSocketConnection resetBeforeHandshake();

}
