package io.github.sockettask.test;

import java.time.Duration;

/**
 * The parts of one connection, made for each other.
 */
final class ConnectionParts {

	private final Signal signal = new Signal();

	private final Recording recording = new Recording();

	private final Wire wire;

	private final PacedInputStream input;

	private final ConnectionWriter writer;

	private final Conversation conversation;

	private final Expectations expectations;

	ConnectionParts(Wire wire, Duration deadline) {
		this.wire = wire;
		this.input = new PacedInputStream(wire, this.signal);
		this.writer = new ConnectionWriter(wire, this.signal::pause);
		this.conversation = new Conversation(this.signal, this.recording, wire, this.writer);
		this.expectations = new Expectations(this.signal, this.recording, deadline);
	}

	Signal signal() {
		return this.signal;
	}

	Recording recording() {
		return this.recording;
	}

	Wire wire() {
		return this.wire;
	}

	PacedInputStream input() {
		return this.input;
	}

	ConnectionWriter writer() {
		return this.writer;
	}

	Conversation conversation() {
		return this.conversation;
	}

	Expectations expectations() {
		return this.expectations;
	}

	void close() {
		this.signal.close();
		this.wire.cut();
	}

}
