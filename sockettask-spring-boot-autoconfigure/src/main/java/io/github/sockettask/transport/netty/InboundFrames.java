package io.github.sockettask.transport.netty;

import java.util.Arrays;
import java.util.zip.DataFormatException;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.Utf8;
import io.github.sockettask.transport.Utf8Validator;

/**
 * Processes received frames. Messages are assembled here and go directly to the
 * application; control frames go to the protocol engine unchanged. An uncompressed
 * message in one frame is not copied. Text that arrives in parts is validated part by
 * part, so that invalid text is detected before all of it has arrived.
 */
class InboundFrames {

	private final NettyConnection connection;

	private final TyrusFrames engine;

	private final int maxMessageSize;

	private final @Nullable MessageInflater inflater;

	private final FragmentedMessage message;

	/** Whether fragments of a message were received and not yet the last one. */
	private boolean fragmented;

	private long messageLength;

	/** Whether the message is text. */
	private boolean text;

	private boolean compressed;

	/** Checks text that arrives in pieces. */
	private @Nullable Utf8Validator validator;

	// The fields below belong to the current frame

	/** Whether it is one of a message. */
	private boolean data;

	/** Whether it is a whole message as it is. */
	private boolean whole;

	private boolean last;

	/**
	 * Create the frames of a connection.
	 * @param connection receives messages and violations
	 * @param engine receives all other frames
	 * @param maxMessageSize largest message, fragments together
	 * @param inflater inflates messages, if compression is in use
	 */
	InboundFrames(NettyConnection connection, TyrusFrames engine, int maxMessageSize,
			@Nullable MessageInflater inflater) {
		this.connection = connection;
		this.engine = engine;
		this.maxMessageSize = maxMessageSize;
		this.inflater = inflater;
		this.message = new FragmentedMessage(maxMessageSize);
	}

	/**
	 * Return whether the application takes messages now.
	 * @return false if frames have to wait
	 */
	boolean isReading() {
		return this.connection.isReading();
	}

	/**
	 * A frame begins.
	 * @param header its header, which is complete
	 * @return false if the frame is refused
	 */
	boolean begin(FrameHeader header) {
		this.data = header.isData();
		this.whole = false;
		String violation = header.violation();
		if (violation != null) {
			this.connection.violated(violation);
			return false;
		}
		return !this.data || beginData(header);
	}

	private boolean beginData(FrameHeader header) {
		boolean continued = header.opcode() == 0;
		this.messageLength = continued ? this.messageLength + header.length() : header.length();
		if (this.messageLength < 0 || this.messageLength > this.maxMessageSize) {
			this.connection.tooBig(this.messageLength);
			return false;
		}
		if (continued != this.fragmented) {
			this.connection.violated(continued ? "a fragment came that continues no message"
					: "a message came before the last fragment of another one");
			return false;
		}
		this.last = header.isFinal();
		this.fragmented = !this.last;
		if (!continued) {
			this.text = header.opcode() == OutboundMessages.TEXT;
			this.compressed = header.isCompressed();
			this.validator = null;
			this.whole = this.last && !this.compressed;
		}
		return true;
	}

	/**
	 * Return whether the current frame is one of a message, so that its header is not
	 * needed.
	 * @return false for a control frame
	 */
	boolean isData() {
		return this.data;
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
		if (!this.data || !this.text || this.compressed) {
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
		if (!this.data) {
			this.engine.handle(bytes, start, end);
		}
		else if (this.last && validator != null && !validator.isComplete()) {
			this.connection.notUtf8();
		}
		else if (this.whole) {
			message(bytes, payload, end);
		}
		else if (add(bytes, payload, end) && this.last) {
			byte[] all = this.message.take();
			message(all, 0, all.length);
		}
	}

	private boolean add(byte[] bytes, int start, int end) {
		if (!this.compressed || this.inflater == null) {
			this.message.append(bytes, start, end);
			return true;
		}
		try {
			if (this.inflater.inflate(bytes, start, end, this.last, this.message)) {
				return true;
			}
			this.connection.tooBig(this.message.size());
		}
		catch (DataFormatException ex) {
			this.connection.violated("the compressed data is not valid: " + ex.getMessage());
		}
		this.message.clear();
		return false;
	}

	/** All frames of a read were processed. */
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
			this.connection.message(message);
		}
	}

}
