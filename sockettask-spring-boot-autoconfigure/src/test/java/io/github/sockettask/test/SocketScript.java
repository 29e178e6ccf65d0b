package io.github.sockettask.test;

/**
 * What the server does with one connection, from the handshake on.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SocketScript {

	/**
	 * Play the script. It runs on a thread of its own for each connection; a step that
	 * waits holds up the steps behind it and nothing else.
	 * @param connection the connection to play on
	 * @throws Exception anything thrown here fails the script
	 */
	void play(TestSocketConnection connection) throws Exception;

}
