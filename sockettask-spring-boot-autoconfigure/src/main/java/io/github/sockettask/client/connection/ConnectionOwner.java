package io.github.sockettask.client.connection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.ConnectionEnd;
import io.github.sockettask.ReconnectFailedException;

/**
 * Receives the life-cycle events of one connection. All but {@link #closing} and
 * {@link #silent} are called in the executor of the task.
 */
interface ConnectionOwner {

	/**
	 * The handshake is complete, and no callback has run.
	 * @param connection the connection
	 * @return the connection that it replaces, if it does
	 */
	@Nullable SocketConnection opened(SocketConnection connection);

	/**
	 * The callbacks for an open connection have run.
	 * @param connection the connection
	 */
	void ready(SocketConnection connection);

	/**
	 * The application closes the connection. Called without a lock.
	 * @param connection the connection
	 */
	void closing(SocketConnection connection);

	/**
	 * No message has arrived for {@code receive.silence-timeout}. Called by the timer.
	 * @param connection the connection
	 * @param timeout the least time without a message
	 */
	void silent(SocketConnection connection, Duration timeout);

	/**
	 * The connection is gone, and no callback has run: decide what comes next.
	 * @param connection the connection
	 * @param end how it has ended
	 * @return an error to report, if the task gives up
	 */
	@Nullable ReconnectFailedException ending(SocketConnection connection, ConnectionEnd end);

	/**
	 * The callbacks for the end of a connection have run.
	 * @param connection the connection
	 */
	void ended(SocketConnection connection);

}
