package io.github.sockettask;

import java.time.Duration;
import java.time.Instant;

/**
 * What it took to open a connection, after the {@code profile} of WeChat's
 * {@code onOpen}.
 *
 * @param connectStart when the attempt started
 * @param connectEnd when the network connection, TLS included, was there
 * @param handshakeEnd when the WebSocket handshake was complete
 * @since 0.1.0
 */
public record SocketProfile(Instant connectStart, Instant connectEnd, Instant handshakeEnd) {

	/**
	 * Return what name look-up, TCP and TLS took together.
	 * @return the time from {@code connectStart} to {@code connectEnd}
	 */
	public Duration connectCost() {
		return Duration.between(this.connectStart, this.connectEnd);
	}

	/**
	 * Return what the WebSocket handshake took.
	 * @return the time from {@code connectEnd} to {@code handshakeEnd}
	 */
	public Duration handshakeCost() {
		return Duration.between(this.connectEnd, this.handshakeEnd);
	}

	/**
	 * Return what the whole attempt took.
	 * @return the time from {@code connectStart} to {@code handshakeEnd}
	 */
	public Duration cost() {
		return Duration.between(this.connectStart, this.handshakeEnd);
	}

}
