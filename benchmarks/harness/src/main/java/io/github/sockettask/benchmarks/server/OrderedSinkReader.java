package io.github.sockettask.benchmarks.server;

import io.netty.channel.ChannelHandlerContext;

import io.github.sockettask.benchmarks.MessageNumber;

/**
 * Counts the messages that arrive, and those of them that are not the next ones of their
 * sender.
 */
class OrderedSinkReader extends SinkReader {

	private final int[] next = new int[MessageNumber.SENDERS];

	private long outOfOrder;

	@Override
	protected void skipped(ChannelHandlerContext context, int start) {
		super.skipped(context, start);
		int sender = MessageNumber.sender(start);
		int number = MessageNumber.number(start);
		if (number != this.next[sender]) {
			this.outOfOrder++;
		}
		this.next[sender] = (number + 1) % MessageNumber.NUMBERS;
	}

	@Override
	protected String confirmation(long count) {
		if (this.outOfOrder == 0) {
			return super.confirmation(count);
		}
		String confirmation = "%d, %d of them out of order,".formatted(count, this.outOfOrder);
		this.outOfOrder = 0;
		return confirmation;
	}

}
