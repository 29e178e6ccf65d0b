package io.github.sockettask.test;

import org.jspecify.annotations.Nullable;

/**
 * The parts of one connection, made for each other.
 */
final class ConnectionParts {

	private final Signal signal = new Signal();

	private final Recording recording = new Recording();

	private final Wire wire;

	private final boolean compression;

	private final MessageForm form;

	private final PacedInputStream input;

	private final ConnectionWriter writer;

	private final Conversation conversation;

	private final Expectations expectations;

	ConnectionParts(Wire wire, ServerSettings settings) {
		this.wire = wire;
		this.compression = settings.compression();
		this.form = new MessageForm(settings.fragments());
		this.input = new PacedInputStream(wire, this.signal);
		this.writer = new ConnectionWriter(wire, this.form, this.signal::pause);
		this.conversation = new Conversation(this.signal, this.recording, wire, this.writer, this.form);
		this.expectations = new Expectations(this.signal, this.recording, settings.deadline());
	}

	/**
	 * Return the form of messages, if compression may be agreed on.
	 * @return the form, or {@code null}
	 */
	@Nullable MessageForm compressible() {
		return (this.compression) ? this.form : null;
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
