package io.github.sockettask;

/**
 * State of the <em>current</em> connection of a {@link SocketTask}, with the numbers of
 * the WHATWG {@code WebSocket} interface and of the reference API. A connection only ever
 * moves forward through these states; a new connection starts again at
 * {@link #CONNECTING}.
 *
 * @since 0.1.0
 * @see SocketTask#readyState()
 */
public enum ReadyState {

	/**
	 * The connection is being made: name look-up, TCP, TLS or handshake.
	 */
	CONNECTING,

	/**
	 * Messages can be sent and received.
	 */
	OPEN,

	/**
	 * A close was asked for and the connection is not gone yet.
	 */
	CLOSING,

	/**
	 * The connection is gone, could not be made, or was never started.
	 */
	CLOSED;

	/**
	 * Return the number that the reference API uses for this state.
	 * @return 0 for {@code CONNECTING} to 3 for {@code CLOSED}
	 */
	public int value() {
		return ordinal();
	}

}
