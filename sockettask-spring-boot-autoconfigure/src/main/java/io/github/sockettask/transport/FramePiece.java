package io.github.sockettask.transport;

import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;

/**
 * Frames of the protocol engine, or control frames, that are written in one piece.
 */
final class FramePiece implements GenericFutureListener<Future<? super Void>> {

	private final ClosingHandshake closing;

	private final FrameList frames = new FrameList();

	private boolean close;

	FramePiece(ClosingHandshake closing) {
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
	void fail(Throwable failure) {
		this.frames.done(failure);
	}

	@Override
	public void operationComplete(Future<? super Void> written) {
		if (written.cause() != null) {
			// first, or what is sent next would go out behind the gap
			this.closing.fail(null);
		}
		this.frames.done(written.cause());
		if (this.close) {
			this.closing.written();
		}
	}

}
