package io.github.sockettask.test;

/**
 * How the TCP connection of a {@link TestSocketConnection} came to its end.
 *
 * @since 0.1.0
 */
public enum SocketEnd {

	/**
	 * The client closed its side (TCP FIN).
	 */
	FIN,

	/**
	 * The client reset the connection (TCP RST).
	 */
	RST,

	/**
	 * The server cut the connection itself, before the client did anything.
	 */
	CUT

}
