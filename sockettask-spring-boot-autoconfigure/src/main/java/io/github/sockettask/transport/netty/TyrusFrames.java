package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.netty.channel.EventLoop;
import org.glassfish.tyrus.spi.ReadHandler;

/**
 * Passes control frames to the protocol engine. The close frame of the peer is read here
 * first, and its answer waits for the callbacks of earlier messages.
 */
class TyrusFrames {

	private final NettyConnection connection;

	private final ClosingHandshake closing;

	private final ReadHandler engine;

	private final EventLoop loop;

	TyrusFrames(NettyConnection connection, ReadHandler engine, EventLoop loop) {
		this.connection = connection;
		this.closing = connection.closing();
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
		boolean close = (bytes[start] & 0x0f) == OutboundFrame.CLOSE;
		if (close) {
			this.closing.received(frame);
		}
		if (this.closing.isQueued()) {
			if (close) {
				this.closing.finishWhenWritten();
			}
		}
		else if (close) {
			ByteBuffer kept = ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, end));
			this.connection.answer(() -> process(kept));
		}
		else {
			process(frame);
		}
	}

	private void process(ByteBuffer frame) {
		// the engine copies what it reads
		this.engine.handle(frame);
		if (!this.closing.isReceiving() && !this.closing.isQueued()) {
			// Another thread is closing the session: its close frame goes first.
			this.loop.execute(this.closing::finishWhenWritten);
		}
	}

}
