package io.github.sockettask.transport;

import java.io.IOException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.glassfish.tyrus.spi.ReadHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * End of the pipeline of an open connection: whole frames go to the protocol engine, and
 * what it makes of them is told apart.
 */
class FrameHandler extends SimpleChannelInboundHandler<ByteBuf> {

	private static final Log logger = LogFactory.getLog(FrameHandler.class);

	private final ClosingHandshake closing;

	private final ReadHandler engine;

	/** The frame that the engine is processing. */
	private @Nullable ByteBuf processed;

	FrameHandler(ClosingHandshake closing, ReadHandler engine) {
		this.closing = closing;
		this.engine = engine;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
		if (this.closing.isSent()) {
			if (isClose(frame)) {
				this.closing.received(CloseFrame.read(frame));
				this.closing.finish();
			}
			return;
		}
		this.processed = frame;
		this.engine.handle(frame.nioBuffer());
		this.processed = null;
		if (isClose(frame) && this.closing.isReceiving()) {
			// Tyrus does not tell, as another thread is closing its session
			this.closing.received(CloseFrame.read(frame));
		}
		if (!this.closing.isReceiving() && !this.closing.isSent()) {
			// behind the close frame of that other thread, if there is one
			context.executor().execute(this::finishUnlessSent);
		}
	}

	private void finishUnlessSent() {
		if (!this.closing.isSent()) {
			this.closing.finish();
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

	private static boolean isClose(ByteBuf frame) {
		return (frame.getByte(frame.readerIndex()) & 0x0f) == 8;
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.closing.end();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof IOException) {
			logger.debug("Connection lost: " + context.channel(), cause);
		}
		else {
			logger.error("Connection cut: " + context.channel(), cause);
		}
		this.closing.fail(null);
	}

}
