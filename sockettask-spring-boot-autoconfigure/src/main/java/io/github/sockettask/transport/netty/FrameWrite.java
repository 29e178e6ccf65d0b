package io.github.sockettask.transport.netty;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the protocol engine, or control frames, that are written in one piece. Each
 * is told whether it was written, and if not, whether it was begun.
 */
final class FrameWrite extends SocketWrite {

	private final ClosingHandshake closing;

	private final FrameList frames = new FrameList();

	private boolean close;

	FrameWrite(Channel channel, ClosingHandshake closing, boolean secure) {
		super(channel, closing, secure);
		this.closing = closing;
	}

	void add(OutboundFrame frame) {
		this.frames.add(frame);
		this.close |= frame.opcode() == OutboundFrame.CLOSE;
	}

	boolean isEmpty() {
		return this.frames.isEmpty();
	}

	/**
	 * The frames are not written.
	 * @param failure why
	 */
	void refuse(Throwable failure) {
		this.frames.done(new NotBegunException(failure));
	}

	@Override
	void over(long written, long begun, @Nullable Throwable failure) {
		if (failure == null) {
			this.frames.done(null);
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
