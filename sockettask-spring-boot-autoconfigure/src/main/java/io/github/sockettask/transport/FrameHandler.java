package io.github.sockettask.transport;

import java.io.IOException;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * End of the pipeline of an open connection.
 */
class FrameHandler extends SimpleChannelInboundHandler<ByteBuf> {

	private static final Log logger = LogFactory.getLog(FrameHandler.class);

	private final NettyConnection connection;

	FrameHandler(NettyConnection connection) {
		this.connection = connection;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) {
		this.connection.received(frame);
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		this.connection.closing().end();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (cause instanceof IOException) {
			logger.debug("Connection lost: " + context.channel(), cause);
		}
		else {
			logger.error("Connection cut: " + context.channel(), cause);
		}
		this.connection.closing().fail(null);
	}

}
