package io.github.sockettask.transport.netty;

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

	FrameWrite(Channel channel, ClosingHandshake closing, boolean secure) {
		super(channel, closing, secure);
		this.closing = closing;
	}

	void add(OutboundFrame frame) {
		this.frames.add(frame);
		this.close |= frame.opcode() == OutboundFrame.CLOSE;
	}

	@Override
	void over(long written, long begun, @Nullable Throwable failure) {
		if (failure == null) {
			OutboundFrame.endAll(this.frames, null);
		}
		else {
			report(written, begun, failure);
		}
		if (this.close) {
			this.closing.written();
		}
	}

	private void report(long written, long begun, Throwable failure) {
		Throwable notBegun = new NotBegunException(failure);
		long end = 0;
		OutboundFrame frame = this.frames.poll();
		while (frame != null) {
			long start = end;
			end += frame.size();
			frame.done((end <= written) ? null : (start >= begun) ? notBegun : failure);
			frame = this.frames.poll();
		}
	}

}
