package io.github.sockettask.client.heartbeat;

import java.time.Duration;

import io.github.sockettask.transport.DurationText;
import io.github.sockettask.transport.TransportConnection;

/**
 * Detects a half-open connection: asks the peer regularly, and closes the connection if
 * no answer arrives in time. Belongs to the event loop.
 */
class Heartbeat {

	private final HeartbeatProbe probe;

	private final Duration interval;

	private final Duration timeout;

	private final ConnectionTimer timer;

	private final Reading reading;

	/** Time from the last look until the next question. */
	private Duration untilQuestion;

	/** Time from the last look until the deadline of the answer. */
	private Duration untilDeadline = Duration.ZERO;

	/** Whether the connection is closed if no answer arrives. */
	private boolean awaiting;

	/** The number of stops of reading when the peer was asked. */
	private long stops;

	Heartbeat(HeartbeatProbe probe, Duration interval, Duration timeout, ConnectionTimer timer, Reading reading) {
		this.probe = probe;
		this.interval = interval;
		this.timeout = timeout;
		this.timer = timer;
		this.reading = reading;
		this.untilQuestion = interval;
	}

	void start(TransportConnection connection) {
		schedule(connection);
	}

	boolean take(Object message) {
		return this.probe.take(message);
	}

	void end() {
		this.timer.end();
	}

	private void schedule(TransportConnection connection) {
		boolean deadline = this.awaiting && this.untilDeadline.compareTo(this.untilQuestion) < 0;
		Duration delay = deadline ? this.untilDeadline : this.untilQuestion;
		this.timer.schedule(connection, (late) -> look(connection, delay, late), delay);
	}

	private void look(TransportConnection connection, Duration elapsed, boolean late) {
		this.untilQuestion = this.untilQuestion.minus(elapsed);
		this.untilDeadline = this.untilDeadline.minus(elapsed);
		if (this.awaiting && this.probe.isAnswered(connection)) {
			this.awaiting = false;
		}
		if (this.awaiting && !isPositive(this.untilDeadline) && !deadline(connection, late)) {
			end();
			connection
				.cut("heartbeat: " + this.probe.missing() + " was received within " + DurationText.of(this.timeout));
			return;
		}
		if (!isPositive(this.untilQuestion)) {
			this.untilQuestion = this.interval;
			if (!this.awaiting) {
				ask(connection);
			}
		}
		schedule(connection);
	}

	// No answer has arrived in time. Returns whether that proves nothing.
	private boolean deadline(TransportConnection connection, boolean late) {
		if (this.probe.isWaiting()) {
			// The connection to a peer that takes no data is closed by the transport.
			this.untilDeadline = this.timeout;
			return true;
		}
		boolean unread = late || this.reading.stops() != this.stops;
		if (unread) {
			ask(connection);
		}
		return unread;
	}

	// Also while reading is stopped, since networks drop silent connections.
	private void ask(TransportConnection connection) {
		this.stops = this.reading.stops();
		this.awaiting = !this.reading.isStopped();
		this.untilDeadline = this.timeout;
		this.probe.ask(connection);
	}

	private static boolean isPositive(Duration duration) {
		return duration.compareTo(Duration.ZERO) > 0;
	}

}
