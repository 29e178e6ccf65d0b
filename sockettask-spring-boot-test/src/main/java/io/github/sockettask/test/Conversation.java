package io.github.sockettask.test;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of the client, records them, and answers those that the protocol wants
 * answered.
 */
final class Conversation {

	private static final Duration WRITE_FAILURE_TIMEOUT = Duration.ofMillis(200);

	private final Signal signal;

	private final Recording recording;

	private final Wire wire;

	private final ConnectionWriter writer;

	private final MessageForm form;

	private boolean open;

	private boolean answersPing = true;

	private boolean answersClose = true;

	private boolean settled;

	private boolean scriptOver;

	private boolean closing;

	Conversation(Signal signal, Recording recording, Wire wire, ConnectionWriter writer, MessageForm form) {
		this.signal = signal;
		this.recording = recording;
		this.wire = wire;
		this.writer = writer;
		this.form = form;
	}

	void open() {
		this.signal.change(() -> this.open = true);
	}

	void answerNoPing() {
		this.signal.change(() -> this.answersPing = false);
	}

	void answerNoClose() {
		this.signal.change(() -> this.answersClose = false);
	}

	/**
	 * Read until the connection ends. Blocks.
	 * @param in the stream behind the handshake
	 */
	void read(InputStream in) {
		FrameDecoder decoder = new FrameDecoder(in);
		try {
			for (SocketFrame frame = decoder.next(); frame != null; frame = decoder.next()) {
				received(this.form.incoming(frame));
			}
			// If a writer has seen the RST, the reader sees a normal end of stream.
			this.writer.awaitIdle(WRITE_FAILURE_TIMEOUT);
			ended(this.wire.endOfStream());
		}
		catch (IOException ex) {
			ended(this.wire.failure(ex));
		}
		catch (CancellationException ex) {
			ended(SocketEnd.CUT);
		}
	}

	/**
	 * Note that the script has nothing to wait for but the end of the connection.
	 */
	void settle() {
		this.signal.change(() -> this.settled = true);
	}

	/**
	 * Tell whether the script may be judged.
	 * @return {@code null} if not
	 */
	@Nullable Boolean settled() {
		return (this.settled) ? Boolean.TRUE : null;
	}

	void scriptOver() {
		settle();
		this.signal.change(() -> this.scriptOver = true);
		answerClose();
		closeWhenOver();
	}

	private void received(SocketFrame frame) {
		this.signal.change(() -> this.recording.received(frame));
		if (frame.opcode() == SocketFrame.PING && this.signal.read(() -> this.open && this.answersPing)) {
			answer(() -> this.writer.write(SocketFrame.of(SocketFrame.PONG, frame.payload())));
		}
		if (frame.opcode() == SocketFrame.CLOSE) {
			answerClose();
		}
	}

	private void answerClose() {
		SocketFrame close = this.signal.read(this::closeToAnswer);
		if (close == null) {
			return;
		}
		answer(() -> {
			if (!this.writer.closeSent()) {
				this.writer.write(SocketFrame.of(SocketFrame.CLOSE, close.payload()));
			}
			this.writer.finish();
		});
	}

	private @Nullable SocketFrame closeToAnswer() {
		if (!this.open || !this.answersClose || !this.scriptOver || this.closing) {
			return null;
		}
		SocketFrame close = this.recording.close();
		this.closing = close != null;
		return close;
	}

	private void answer(Runnable write) {
		try {
			write.run();
		}
		catch (ConnectionGoneException ex) {
			// The reader detects the outcome.
		}
	}

	private void ended(SocketEnd how) {
		this.signal.change(() -> this.recording.ended(how));
		closeWhenOver();
	}

	/**
	 * A client that closed its side only may still be sent to, for as long as the script
	 * wants to.
	 */
	private void closeWhenOver() {
		if (this.signal.read(() -> this.scriptOver && this.recording.end() != null)) {
			this.wire.cut();
		}
	}

}
