package io.github.sockettask.benchmarks.server;

import io.netty.channel.ChannelHandlerContext;

/**
 * Sends back what arrives.
 */
class EchoReader extends FrameReader {

	@Override
	protected boolean wantsPayload() {
		return true;
	}

	@Override
	protected void payload(ChannelHandlerContext context, int opcode, byte[] payload) {
		answer(context, opcode, payload);
	}

}
