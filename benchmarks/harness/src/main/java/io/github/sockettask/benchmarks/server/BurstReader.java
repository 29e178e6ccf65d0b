package io.github.sockettask.benchmarks.server;

import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

import io.github.sockettask.benchmarks.Requests;

/**
 * Sends as many messages as it is asked for, as fast as the client takes them.
 */
class BurstReader extends FrameReader {

	private final String text;

	BurstReader(int size) {
		this.text = "x".repeat(size);
	}

	@Override
	protected void requested(ChannelHandlerContext context, String request) {
		int count = Requests.burst(request);
		ByteBuf burst = context.alloc().directBuffer((count + 1) * (Frames.MAX_HEADER + this.text.length()));
		for (int i = 0; i < count; i++) {
			Frames.writeText(burst, this.text);
		}
		Frames.writeText(burst, Requests.end(count));
		context.executor()
			.schedule(() -> context.writeAndFlush(burst), Requests.BURST_DELAY.toMillis(), TimeUnit.MILLISECONDS);
	}

}
