package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.FrameSize;
import io.github.sockettask.transport.TransportConnection.Completion;

/**
 * A frame of the protocol engine, or a control frame, that waits to be written.
 */
final class OutboundFrame {

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	private static final int LAST = 0x80;

	/** Bit for a message that ends with this frame, and opcode. */
	private final int first;

	private final ByteBuffer bytes;

	private final boolean encoded;

	private final Completion completion;

	/** The last message that goes out before this frame. */
	private final long behind;

	/** Links frames that were added; belongs to the {@link FrameQueue}. */
	@Nullable OutboundFrame next;

	private OutboundFrame(int first, ByteBuffer bytes, boolean encoded, long behind, Completion completion) {
		this.first = first;
		this.bytes = bytes;
		this.encoded = encoded;
		this.behind = behind;
		this.completion = completion;
	}

	/**
	 * Make a frame that is still to be encoded.
	 * @param opcode the opcode
	 * @param last whether the message ends with it
	 * @param payload the payload
	 * @param behind the last message that goes out before
	 * @param completion receives the outcome
	 * @return the frame
	 */
	static OutboundFrame of(int opcode, boolean last, ByteBuffer payload, long behind, Completion completion) {
		return new OutboundFrame(last ? LAST | opcode : opcode, payload.duplicate(), false, behind, completion);
	}

	/**
	 * Take a frame of the protocol engine.
	 * @param frame the frame with header and masked payload
	 * @param behind the last message that goes out before
	 * @param completion receives the outcome
	 * @return the frame
	 */
	static OutboundFrame encoded(ByteBuffer frame, long behind, Completion completion) {
		return new OutboundFrame(frame.get(frame.position()), frame, true, behind, completion);
	}

	int opcode() {
		return this.first & 0x0f;
	}

	boolean isData() {
		return opcode() < CLOSE;
	}

	/**
	 * Return whether the frame is as it goes on the wire.
	 * @return false for a frame that is still to be framed and masked
	 */
	boolean isEncoded() {
		return this.encoded;
	}

	/**
	 * Return whether the message ends with this frame.
	 * @return false for a fragment that is not the last one
	 */
	boolean isLast() {
		return (this.first & LAST) != 0;
	}

	long behind() {
		return this.behind;
	}

	ByteBuffer bytes() {
		return this.bytes;
	}

	/**
	 * Return how long the frame is on the wire.
	 * @return the size with the header
	 */
	long size() {
		int size = this.bytes.remaining();
		return this.encoded ? size : FrameSize.of(size);
	}

	void done(@Nullable Throwable failure) {
		this.completion.done(failure);
	}

	/**
	 * End frames, also those that are added meanwhile.
	 * @param frames the frames, none of which is left
	 * @param failure why they were not written, or {@code null} if they were
	 */
	static void endAll(Queue<OutboundFrame> frames, @Nullable Throwable failure) {
		for (OutboundFrame frame = frames.poll(); frame != null; frame = frames.poll()) {
			frame.done(failure);
		}
	}

}
