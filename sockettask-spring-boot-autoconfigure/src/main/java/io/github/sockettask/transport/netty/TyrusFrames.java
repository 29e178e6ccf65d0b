package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.netty.channel.EventLoop;
import org.glassfish.tyrus.spi.ReadHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * Passes frames to the protocol engine, and distinguishes their results.
 */
class TyrusFrames {

	private final NettyConnection connection;

	private final ClosingHandshake closing;

	private final ReadHandler engine;

	private final EventLoop loop;

	/** Whether the engine processes a frame. */
	private boolean processing;

	/** The results of the engine for the frame. */
	private @Nullable Object message;

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
		this.processing = true;
		try {
			// the engine copies what it reads
			this.engine.handle(frame);
		}
		finally {
			this.processing = false;
		}
		Object message = this.message;
		if (message != null) {
			this.message = null;
			this.connection.message(message);
		}
		if (!this.closing.isReceiving() && !this.closing.isQueued()) {
			// After the close frame of another thread that is closing the session.
			this.loop.execute(this.closing::finishWhenWritten);
		}
	}

	/**
	 * The engine has made a message. It is passed on when the engine has returned: a
	 * callback that closes the session, or throws, must not do so inside of the engine.
	 * @param message the message
	 */
	void message(Object message) {
		this.message = message;
	}

	/**
	 * Tyrus has closed its session, because of the current frame or because it was asked
	 * to.
	 * @param status the close status of Tyrus
	 */
	void engineClosed(CloseStatus status) {
		if (this.processing && this.closing.isReceiving()) {
			this.closing.violated(status.getReason());
		}
	}

}
