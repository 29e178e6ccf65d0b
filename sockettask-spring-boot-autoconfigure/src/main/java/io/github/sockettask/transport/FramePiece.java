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

	@Override
	public void operationComplete(Future<? super Void> written) {
		this.frames.done(written.cause());
		if (this.close) {
			this.closing.written();
		}
	}

}
