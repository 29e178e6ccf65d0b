package io.github.sockettask.test;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What the client did on a connection. Everything is recorded as it came, legal or not,
 * and can be read at any time, also when the server is closed. Methods that wait look at
 * what has been recorded first.
 *
 * @since 0.1.0
 */
public interface SocketRecord {

	/**
	 * Return the number of the connection.
	 * @return 1 for the first connection of the server
	 */
	int number();

	/**
	 * Return the handshake.
	 * @return the request of the client
	 */
	SocketHandshake handshake();

	/**
	 * Return the frames of the client up to now.
	 * @return a copy
	 */
	List<SocketFrame> frames();

	/**
	 * Return the whole messages of the client up to now.
	 * @return a copy
	 */
	List<SocketMessage> messages();

	/**
	 * Return how the connection ended.
	 * @return the end, or {@code null} if it has not ended
	 */
	@Nullable SocketEnd end();

	/**
	 * Wait for a frame.
	 * @param matching tests the frames from the first one on
	 * @return the first frame that matches
	 */
	SocketFrame awaitFrame(Predicate<SocketFrame> matching);

	/**
	 * Wait for messages.
	 * @param count how many to wait for
	 * @return all messages so far: {@code count} or more
	 */
	List<SocketMessage> awaitMessages(int count);

	/**
	 * Wait for the close frame of the client.
	 * @return the first close frame
	 */
	SocketFrame awaitClose();

	/**
	 * Wait for the end of the TCP connection.
	 * @return how it ended
	 */
	SocketEnd awaitEnd();

}
