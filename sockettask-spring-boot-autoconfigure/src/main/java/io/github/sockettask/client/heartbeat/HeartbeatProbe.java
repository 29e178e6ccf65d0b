package io.github.sockettask.client.heartbeat;

import io.github.sockettask.transport.TransportConnection;

/**
 * What a heartbeat asks, and what it takes for an answer. All is called where the
 * connection is told of events.
 */
interface HeartbeatProbe {

	/**
	 * Ask the peer.
	 * @param connection leads to it
	 */
	void ask(TransportConnection connection);

	/**
	 * Return whether the peer has shown that it is there.
	 * @param connection the connection that was asked on last
	 * @return whether it has since then
	 */
	boolean isAnswered(TransportConnection connection);

	/**
	 * Return whether the peer can't have been asked yet.
	 * @return whether the question waits behind other messages
	 */
	boolean isWaiting();

	/**
	 * A message has arrived.
	 * @param message a {@code String} or a {@code byte[]}
	 * @return whether it is an answer, and nothing for the application
	 */
	boolean take(Object message);

	/**
	 * Return what is missing without an answer.
	 * @return the beginning of a sentence
	 */
	String missing();

}
