package io.github.sockettask.client.heartbeat;

import java.time.Duration;

import io.github.sockettask.transport.TransportConnection;

/**
 * Tells of a connection on which no message comes for long. What belongs to it belongs to
 * the thread on which the connection is told of events.
 */
class IdleWatch {

	/** Silence is noticed when it has lasted for a quarter more than it may. */
	private static final int LOOKS = 4;

	private final Duration timeout;

	private final ConnectionTimer timer;

	private final Reading reading;

	private final Runnable idle;

	private long messages;

	/** The messages and stops that there were at the last look. */
	private long seen;

	private long stops;

	/** How many looks have seen nothing new. */
	private int quiet;

	/**
	 * Create a watch that has not started.
	 * @param timeout how long no message may come
	 * @param timer runs what is due
	 * @param reading tells whether messages are read
	 * @param idle is told, once until a message comes again
	 */
	IdleWatch(Duration timeout, ConnectionTimer timer, Reading reading, Runnable idle) {
		this.timeout = timeout;
		this.timer = timer;
		this.reading = reading;
		this.idle = idle;
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
			// what is not read may be there; what was told was
			this.quiet = (this.quiet < LOOKS) ? 0 : LOOKS;
		}
		else if (!late && this.quiet < LOOKS) {
			this.quiet++;
			if (this.quiet == LOOKS) {
				this.idle.run();
			}
		}
		this.seen = this.messages;
		this.stops = stops;
		start(connection);
	}

}
