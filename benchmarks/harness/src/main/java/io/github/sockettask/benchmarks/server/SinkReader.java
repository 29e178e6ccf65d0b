package io.github.sockettask.benchmarks.server;

import java.nio.charset.StandardCharsets;

import io.netty.channel.ChannelHandlerContext;

/**
 * Counts the messages that arrive, and confirms them when asked.
 */
class SinkReader extends FrameReader {

	private long count;

	@Override
	protected void skipped(ChannelHandlerContext context, int start) {
		this.count++;
	}

	@Override
	protected void requested(ChannelHandlerContext context, String request) {
		answer(context, Frames.TEXT, confirmation(this.count).getBytes(StandardCharsets.US_ASCII));
		this.count = 0;
	}

	/**
	 * Say what has arrived.
	 * @param count how many messages
	 * @return the number, and nothing else if all is as it should be
	 */
	protected String confirmation(long count) {
		return Long.toString(count);
	}

}
