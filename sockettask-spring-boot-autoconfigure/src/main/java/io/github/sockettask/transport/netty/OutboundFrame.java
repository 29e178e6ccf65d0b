package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

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

	private final ByteBuffer payload;

	private final Completion completion;

	/** The last message that goes out before this frame. */
	private final long behind;

	/** Links frames that were added; belongs to the {@link FrameQueue}. */
	@Nullable OutboundFrame next;

	private OutboundFrame(int first, ByteBuffer payload, long behind, Completion completion) {
		this.first = first;
		this.payload = payload;
		this.behind = behind;
		this.completion = completion;
	}

	/**
	 * Make a frame.
	 * @param opcode the opcode of a frame that is no fragment
	 * @param payload the payload
	 * @param behind the last message that goes out before
	 * @param completion receives the outcome
	 * @return the frame
	 */
	static OutboundFrame of(int opcode, ByteBuffer payload, long behind, Completion completion) {
		return new OutboundFrame(LAST | opcode, payload.duplicate(), behind, completion);
	}

	/**
	 * Take a frame of the protocol engine.
	 * @param frame the frame with its header, whose masking key is zero
	 * @param behind the last message that goes out before
	 * @param completion receives the outcome
	 * @return the frame
	 */
	static OutboundFrame ofEngine(ByteBuffer frame, long behind, Completion completion) {
		ByteBuffer payload = frame.duplicate();
		int first = payload.get();
		int length = payload.get() & 0x7f;
		int rest = ((length < 126) ? 0 : (length == 126) ? 2 : 8) + Integer.BYTES;
		return new OutboundFrame(first, payload.position(payload.position() + rest), behind, completion);
	}

	int opcode() {
		return this.first & 0x0f;
	}

	boolean isData() {
		return opcode() < CLOSE;
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

	ByteBuffer payload() {
		return this.payload;
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
