package io.github.sockettask.transport;

import java.nio.ByteBuffer;

import io.netty.channel.EventLoop;
import org.glassfish.tyrus.spi.ReadHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * Passes frames to the protocol engine, and tells apart what it makes of them.
 */
class EngineFrames {

	private final ClosingHandshake closing;

	private final ReadHandler engine;

	private final EventLoop loop;

	/** The frame that the engine is processing. */
	private @Nullable ByteBuffer processed;

	EngineFrames(ClosingHandshake closing, ReadHandler engine, EventLoop loop) {
		this.closing = closing;
		this.engine = engine;
		this.loop = loop;
	}

	/**
	 * Process a frame.
	 * @param bytes holds the frame
	 * @param start where it begins
	 * @param end where it ends
	 */
	void handle(byte[] bytes, int start, int end) {
		ByteBuffer frame = ByteBuffer.wrap(bytes, start, end - start);
		if (this.closing.isQueued()) {
			if (isClose(frame)) {
				this.closing.received(CloseFrame.read(frame));
				this.closing.finishWhenWritten();
			}
			return;
		}
		this.processed = frame;
		// the engine copies what it reads
		this.engine.handle(frame.duplicate());
		this.processed = null;
		if (isClose(frame) && this.closing.isReceiving()) {
			// Tyrus does not tell, as another thread is closing its session
			this.closing.received(CloseFrame.read(frame));
		}
		if (!this.closing.isReceiving() && !this.closing.isQueued()) {
			// behind the close frame of that other thread, if there is one
			this.loop.execute(this.closing::finishWhenWritten);
		}
	}

	/**
	 * Tyrus has closed its session, for the frame that it processes or because it was
	 * told to.
	 * @param status what Tyrus closed with
	 */
	void engineClosed(CloseStatus status) {
		if (this.processed == null || !this.closing.isReceiving()) {
			return;
		}
		CloseFrame frame = isClose(this.processed) ? CloseFrame.read(this.processed) : null;
		if (frame != null) {
			this.closing.received(frame);
		}
		else {
			this.closing.violated(status.getReason());
		}
	}

	private static boolean isClose(ByteBuffer frame) {
		return (frame.get(frame.position()) & 0x0f) == OutboundFrame.CLOSE;
	}

}
