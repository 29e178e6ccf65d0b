package io.github.sockettask.transport;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * A frame that waits to be written.
 */
final class OutboundFrame {

	static final int TEXT = 1;

	static final int BINARY = 2;

	static final int CLOSE = 8;

	static final int PING = 9;

	private final int opcode;

	private final Object payload;

	private final boolean encoded;

	private final Completion completion;

	/** The next frame of the list that this one is in; belongs to the list. */
	@Nullable OutboundFrame next;

	private OutboundFrame(int opcode, Object payload, boolean encoded, Completion completion) {
		this.opcode = opcode;
		this.payload = payload;
		this.encoded = encoded;
		this.completion = completion;
	}

	static OutboundFrame text(String text, Completion completion) {
		return new OutboundFrame(TEXT, text, false, completion);
	}

	static OutboundFrame of(int opcode, ByteBuffer payload, Completion completion) {
		return new OutboundFrame(opcode, payload.duplicate(), false, completion);
	}

	/**
	 * Take a frame of the protocol engine.
	 * @param frame the frame with header and masked payload
	 * @param completion is told the outcome
	 * @return the frame
	 */
	static OutboundFrame encoded(ByteBuffer frame, Completion completion) {
		return new OutboundFrame(frame.get(frame.position()) & 0x0f, frame, true, completion);
	}

	int opcode() {
		return this.opcode;
	}

	boolean isData() {
		return this.opcode < CLOSE;
	}

	/**
	 * Return whether the frame is as it goes on the wire.
	 * @return false for a whole message or a ping that is still to be framed and masked
	 */
	boolean isEncoded() {
		return this.encoded;
	}

	/**
	 * Return whether more fragments of the message are to come.
	 * @return true for a fragment that is not the last one
	 */
	boolean isUnfinished() {
		return this.encoded && isData() && bytes().get(bytes().position()) >= 0;
	}

	@Nullable String text() {
		return (this.payload instanceof String text) ? text : null;
	}

	ByteBuffer bytes() {
		return (ByteBuffer) this.payload;
	}

	void done(@Nullable Throwable failure) {
		this.completion.done(failure);
	}

}
