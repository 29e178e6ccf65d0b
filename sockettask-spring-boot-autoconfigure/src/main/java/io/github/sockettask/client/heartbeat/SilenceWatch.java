package io.github.sockettask.client.heartbeat;

import java.time.Duration;

import io.github.sockettask.transport.TransportConnection;

/**
 * Detects a connection on which no message arrives for long. Belongs to the event loop.
 */
class SilenceWatch {

	/** Silence is detected between the timeout and a quarter more. */
	private static final int LOOKS = 4;

	private final Duration timeout;

	private final ConnectionTimer timer;

	private final Reading reading;

	private final Runnable whenSilent;

	private long messages;

	/** The numbers of messages and stops at the last look. */
	private long seen;

	private long stops;

	/** Number of looks without a new message. */
	private int quiet;

	// Silence is reported once, until a message arrives again.
	SilenceWatch(Duration timeout, ConnectionTimer timer, Reading reading, Runnable whenSilent) {
		this.timeout = timeout;
		this.timer = timer;
		this.reading = reading;
		this.whenSilent = whenSilent;
	}

	void start(TransportConnection connection) {
		this.timer.schedule(connection, (late) -> look(connection, late), this.timeout.dividedBy(LOOKS));
	}

	void message() {
		this.messages++;
	}

	void end() {
		this.timer.end();
	}

	private void look(TransportConnection connection, boolean late) {
		long stops = this.reading.stops();
		if (this.messages != this.seen) {
			this.quiet = 0;
		}
		else if (stops != this.stops || this.reading.isStopped()) {
			// There may be unread messages; silence that was reported stays reported.
			this.quiet = (this.quiet < LOOKS) ? 0 : LOOKS;
		}
		else if (!late && this.quiet < LOOKS) {
			this.quiet++;
			if (this.quiet == LOOKS) {
				this.whenSilent.run();
			}
		}
		this.seen = this.messages;
		this.stops = stops;
		start(connection);
	}

}
