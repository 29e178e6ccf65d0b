package io.github.sockettask.transport;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a frame. A whole message in one frame goes straight to the
 * application; all else goes to the protocol engine as it is. Knows of the message that
 * is under way just what it takes to bound its size, and to find text that is not valid
 * before all of it is there.
 */
class InboundFrames {

	private final NettyConnection connection;

	private final EngineFrames engine;

	private final int maxMessageSize;

	private final boolean express;

	/** Whether fragments of a message were received and not yet the last one. */
	private boolean fragmented;

	private long messageLength;

	/** Whether the message is text that can be read without the engine. */
	private boolean readable;

	/** Checks text that arrives in pieces. */
	private @Nullable Utf8Validator validator;

	// The fields below belong to the current frame

	/** Whether it is a message that may pass by the engine. */
	private boolean whole;

	/** Whether it is readable text. */
	private boolean text;

	private boolean last;

	InboundFrames(NettyConnection connection, EngineFrames engine, int maxMessageSize) {
		this(connection, engine, maxMessageSize, true);
	}

	/**
	 * Create the frames of a connection.
	 * @param connection gets whole messages, and is told of violations
	 * @param engine gets all else
	 * @param maxMessageSize largest message, fragments together
	 * @param express whether messages may pass by the engine and text is checked before
	 * it, which must make no difference but to speed
	 */
	InboundFrames(NettyConnection connection, EngineFrames engine, int maxMessageSize, boolean express) {
		this.connection = connection;
		this.engine = engine;
		this.maxMessageSize = maxMessageSize;
		this.express = express;
	}

	/**
	 * A frame begins.
	 * @param header its header, which is complete
	 * @return false if the frame is refused
	 */
	boolean begin(FrameHeader header) {
		this.whole = false;
		this.text = false;
		String violation = header.violation();
		if (violation != null) {
			this.connection.violated(violation);
			return false;
		}
		return !header.isData() || beginData(header);
	}

	private boolean beginData(FrameHeader header) {
		boolean continued = header.opcode() == 0;
		this.messageLength = continued ? this.messageLength + header.length() : header.length();
		if (this.messageLength < 0 || this.messageLength > this.maxMessageSize) {
			this.connection.tooBig(this.messageLength);
			return false;
		}
		this.last = header.isFinal();
		if (continued != this.fragmented) {
			this.connection.violated(continued ? "a fragment came that continues no message"
					: "a message came before the last fragment of another one");
			return false;
		}
		if (!continued) {
			this.whole = this.express && this.last && !header.isCompressed();
			this.readable = this.express && header.opcode() == OutboundMessages.TEXT && !header.isCompressed();
			this.validator = null;
		}
		this.text = this.readable;
		this.fragmented = !this.last;
		return true;
	}

	/**
	 * Return whether the current frame is a message that passes by the engine, so that
	 * nobody needs its header.
	 * @return whether it is
	 */
	boolean isWholeMessage() {
		return this.whole;
	}

	/**
	 * All of the current frame is there.
	 * @param bytes holds the frame
	 * @param start where its header begins
	 * @param payload where its payload begins
	 * @param end where it ends
	 */
	void frame(byte[] bytes, int start, int payload, int end) {
		if (this.whole) {
			message(bytes, payload, end);
		}
		else if (part(bytes, payload, end)) {
			complete(bytes, start, payload, end);
		}
	}

	/**
	 * A part of the payload of the current frame is there.
	 * @param bytes holds the part
	 * @param start where it begins
	 * @param end where it ends
	 * @return whether the frame can still become valid
	 */
	boolean part(byte[] bytes, int start, int end) {
		if (!this.text) {
			return true;
		}
		if (this.validator == null) {
			this.validator = new Utf8Validator();
		}
		if (!this.validator.accept(bytes, start, end - start)) {
			this.connection.notUtf8();
			return false;
		}
		return true;
	}

	/**
	 * The last part of the current frame is there.
	 * @param bytes holds the frame
	 * @param start where its header begins
	 * @param payload where its payload begins
	 * @param end where it ends
	 */
	void complete(byte[] bytes, int start, int payload, int end) {
		Utf8Validator validator = this.validator;
		if (this.text && this.last && validator != null && !validator.isComplete()) {
			this.connection.notUtf8();
		}
		else if (this.whole) {
			message(bytes, payload, end);
		}
		else {
			this.engine.handle(bytes, start, end);
		}
	}

	/** All frames of a read were there. */
	void complete() {
		this.connection.read();
		this.connection.messagesComplete();
	}

	private void message(byte[] bytes, int start, int end) {
		Object message;
		if (this.text) {
			message = Utf8.decode(bytes, start, end - start);
		}
		else {
			message = (end - start == bytes.length) ? bytes : Arrays.copyOfRange(bytes, start, end);
		}
		if (message == null) {
			this.connection.notUtf8();
		}
		else {
			this.connection.expressMessage(message);
		}
	}

}
