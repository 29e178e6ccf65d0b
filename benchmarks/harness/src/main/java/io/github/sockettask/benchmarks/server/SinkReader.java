package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;

import io.netty.channel.ChannelHandlerContext;

/**
 * Counts the messages that arrive, and confirms them when asked.
 */
class SinkReader extends FrameReader {

	private long count;

	@Override
	protected void skipped(ChannelHandlerContext context) {
		this.count++;
	}

	@Override
	protected void requested(ChannelHandlerContext context, String request) {
		answer(context, Frames.TEXT, Long.toString(this.count).getBytes(StandardCharsets.US_ASCII));
		this.count = 0;
	}

}
