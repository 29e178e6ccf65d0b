package io.github.sockettask.client.heartbeat;

import io.github.sockettask.transport.TransportConnection;

/**
 * The question of a heartbeat, and its answer. All methods are called on the event loop.
 */
interface HeartbeatProbe {

	/**
	 * Ask the peer.
	 * @param connection the connection to the peer
	 */
	void ask(TransportConnection connection);

	/**
	 * Return whether the peer has answered.
	 * @param connection the connection on which it was asked
	 * @return whether it has answered since then
	 */
	boolean isAnswered(TransportConnection connection);

	/**
	 * Return whether the question has not been sent yet.
	 * @return whether the question waits behind other messages
	 */
	boolean isWaiting();

	/**
	 * A message has arrived.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return whether it is an answer, which the application does not get
	 */
	boolean take(Object message);

	/**
	 * Return the description of a missing answer.
	 * @return the beginning of a sentence
	 */
	String missing();

}
