package io.github.sockettask;

import java.time.Duration;
import java.time.Instant;

/**
 * Timing of a connection attempt, after the {@code profile} of WeChat's {@code onOpen}.
 * Created by tasks; components may be added in any release.
 *
 * @param connectStart start of the attempt
 * @param connectEnd end of name look-up, TCP and TLS
 * @param handshakeEnd end of the WebSocket handshake
 * @since 0.1.0
 */
public record SocketProfile(Instant connectStart, Instant connectEnd, Instant handshakeEnd) {

	/**
	 * Return the duration of name look-up, TCP and TLS.
	 * @return the time from {@code connectStart} to {@code connectEnd}
	 */
	public Duration connectCost() {
		return Duration.between(this.connectStart, this.connectEnd);
	}

	/**
	 * Return the duration of the WebSocket handshake.
	 * @return the time from {@code connectEnd} to {@code handshakeEnd}
	 */
	public Duration handshakeCost() {
		return Duration.between(this.connectEnd, this.handshakeEnd);
	}

	/**
	 * Return the duration of the attempt.
	 * @return the time from {@code connectStart} to {@code handshakeEnd}
	 */
	public Duration cost() {
		return Duration.between(this.connectStart, this.handshakeEnd);
	}

}
