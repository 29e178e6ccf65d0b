package io.github.sockettask;

/**
 * State of the <em>current</em> connection of a {@link SocketTask}, with the values of
 * the WHATWG {@code WebSocket} interface and of the reference API. A connection goes
 * through these states in their order; a new connection starts at {@link #CONNECTING}.
 *
 * @since 0.1.0
 * @see SocketTask#readyState()
 */
public enum ReadyState {

	/**
	 * The connection is being established: name look-up, TCP, TLS or handshake.
	 */
	CONNECTING,

	/**
	 * Messages can be sent and received.
	 */
	OPEN,

	/**
	 * The closing handshake has begun and the connection still exists.
	 */
	CLOSING,

	/**
	 * The connection has ended, could not be established, or was never started.
	 */
	CLOSED;

	/**
	 * Return the value of this state in the reference API.
	 * @return 0 for {@code CONNECTING} to 3 for {@code CLOSED}
	 */
	public int value() {
		return ordinal();
	}

}
