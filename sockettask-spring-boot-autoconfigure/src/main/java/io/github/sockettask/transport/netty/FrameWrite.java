package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One write of frames of the protocol engine or control frames. Each frame learns whether
 * it was written, and if not, whether it was begun.
 */
final class FrameWrite extends SocketWrite {

	private static final int FEW = 2;

	private final ClosingHandshake closing;

	private final Queue<OutboundFrame> frames = new ArrayDeque<>(FEW);

	private boolean close;

	FrameWrite(Channel channel, ClosingHandshake closing, boolean secure, @Nullable MessageDeflater deflater) {
		super(channel, closing, secure, deflater);
		this.closing = closing;
	}

	/**
	 * Take a frame.
	 * @param frame the frame
	 * @return whether there was room for it
	 */
	boolean take(OutboundFrame frame) {
		ByteBuffer payload = frame.payload();
		if (!encode(frame.opcode(), frame.isLast(), payload, payload.remaining())) {
			return false;
		}
		this.frames.add(frame);
		this.close |= frame.opcode() == OutboundFrame.CLOSE;
		return true;
	}

	@Override
	void over(int written, int begun, @Nullable Throwable failure) {
		if (failure != null) {
			report(written, begun, failure);
		}
		OutboundFrame.endAll(this.frames, null);
		if (this.close) {
			this.closing.written();
		}
	}

	private void report(int written, int begun, Throwable failure) {
		Throwable notBegun = new NotBegunException(failure);
		int number = 0;
		for (OutboundFrame frame = this.frames.poll(); frame != null; frame = this.frames.poll()) {
			frame.done((number < written) ? null : (number < begun) ? failure : notBegun);
			number++;
		}
	}

}
