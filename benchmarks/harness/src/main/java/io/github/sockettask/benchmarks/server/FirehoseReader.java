package io.github.sockettask.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;

import io.github.sockettask.benchmarks.Requests;

/**
 * Sends messages, which were encoded before, as fast as the client takes them.
 */
class FirehoseReader extends FrameReader {

	private static final int BATCH_SIZE = 128 * 1024;

	private static final int BATCHES_A_TURN = 32;

	private final int messages;

	private final ByteBuf batch;

	private boolean sending;

	private boolean scheduled;

	private long end;

	private long count;

	FirehoseReader(boolean text, int size) {
		this.messages = Math.max(1, BATCH_SIZE / (Frames.MAX_HEADER + size));
		this.batch = Unpooled.directBuffer(this.messages * (Frames.MAX_HEADER + size));
		for (int i = 0; i < this.messages; i++) {
			Frames.writeHeader(this.batch, text ? Frames.TEXT : Frames.BINARY, size);
			for (int j = 0; j < size; j++) {
				this.batch.writeByte('x');
			}
		}
	}

	@Override
	protected void requested(ChannelHandlerContext context, String request) {
		if (request.equals(Requests.ONE)) {
			context.writeAndFlush(this.batch.retainedDuplicate());
			return;
		}
		this.sending = true;
		this.count = 0;
		this.end = System.nanoTime() + Requests.duration(request).toNanos();
		fill(context);
	}

	private void fill(ChannelHandlerContext context) {
		for (int i = 0; i < BATCHES_A_TURN && this.sending && context.channel().isWritable(); i++) {
			context.writeAndFlush(this.batch.retainedDuplicate());
			this.count += this.messages;
			if (System.nanoTime() - this.end >= 0) {
				this.sending = false;
				ByteBuf last = context.alloc().directBuffer();
				Frames.writeText(last, Requests.end(this.count));
				context.writeAndFlush(last);
			}
		}
		fillLater(context);
	}

	private void fillLater(ChannelHandlerContext context) {
		if (this.sending && !this.scheduled && context.channel().isWritable()) {
			this.scheduled = true;
			context.executor().execute(() -> {
				this.scheduled = false;
				fill(context);
			});
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext context) {
		// not now: the flush that made room is still going on
		fillLater(context);
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext context) {
		this.sending = false;
		this.batch.release();
	}

}
