package io.github.sockettask.transport.netty;

import java.util.Objects;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of one write, and how many of them the socket has taken. TLS takes all bytes at
 * once, so that a larger write is split into records: bytes after the first record that
 * was not written have not begun.
 */
abstract class SocketWrite implements GenericFutureListener<Future<? super Void>> {

	/** Size of one TLS record. */
	private static final int RECORD = 16 * 1024;

	private final Channel channel;

	private final ClosingHandshake closing;

	private final boolean secure;

	/** Null if no byte is passed to the socket. */
	private @Nullable ByteBuf bytes;

	/** Number of records that are not complete. */
	private int writes;

	/** Bytes of the records that were written completely. */
	private long recorded;

	private boolean over;

	/** Whether a write of the channel has failed. */
	private boolean broken;

	/** The number of this write among those of its connection. */
	private long number;

	/** Bytes of the next record that may have been written. */
	private int begun;

	private @Nullable Throwable failure;

	/**
	 * Create a piece.
	 * @param channel where it is to be written
	 * @param closing closes the connection when the write fails
	 * @param secure whether the connection uses TLS
	 */
	SocketWrite(Channel channel, ClosingHandshake closing, boolean secure) {
		this.channel = channel;
		this.closing = closing;
		this.secure = secure;
	}

	Channel channel() {
		return this.channel;
	}

	/**
	 * Take the bytes of the piece.
	 * @param bytes the bytes, which the piece releases
	 */
	void own(ByteBuf bytes) {
		this.bytes = bytes;
	}

	/**
	 * Return whether bytes were taken.
	 * @return false while there is nothing to write
	 */
	boolean isComplete() {
		return this.bytes != null;
	}

	/**
	 * Write the piece, which is complete.
	 * @return the future outcome
	 */
	ChannelFuture write() {
		ByteBuf bytes = Objects.requireNonNull(this.bytes);
		this.number = this.closing.nextPiece();
		if (this.secure && bytes.readableBytes() > RECORD) {
			return writeRecords(bytes);
		}
		this.writes = 1;
		// Kept until it is known how much was written.
		return this.channel.writeAndFlush(bytes.retain()).addListener(this);
	}

	private ChannelFuture writeRecords(ByteBuf bytes) {
		int end = bytes.writerIndex();
		this.writes = (bytes.readableBytes() + RECORD - 1) / RECORD;
		int at = bytes.readerIndex();
		for (; at + RECORD < end; at += RECORD) {
			this.channel.write(bytes.retainedSlice(at, RECORD)).addListener(this);
		}
		return this.channel.writeAndFlush(bytes.retainedSlice(at, end - at)).addListener(this);
	}

	/**
	 * The piece was not written, or only a part of it.
	 * @param failure why
	 */
	void fail(Throwable failure) {
		if (this.failure == null) {
			this.failure = failure;
		}
	}

	/**
	 * Report the outcome of a piece that has failed. All writes before have been
	 * reported, since the channel is closed.
	 */
	void abandon() {
		if (this.over) {
			return;
		}
		ByteBuf bytes = this.bytes;
		if (bytes != null && bytes.refCnt() > 1) {
			// A write that has thrown may have left a reference.
			bytes.release(bytes.refCnt() - 1);
		}
		over();
	}

	@Override
	public void operationComplete(Future<? super Void> written) {
		try {
			count(written.cause());
		}
		finally {
			this.writes--;
			if (this.writes == 0) {
				over();
			}
		}
	}

	private void count(@Nullable Throwable failure) {
		if (failure == null) {
			this.recorded += Math.min(RECORD, Objects.requireNonNull(this.bytes).writerIndex() - this.recorded);
			return;
		}
		if (!this.broken) {
			this.broken = true;
			fail(failure);
			// Bytes behind a gap have not begun.
			this.begun = this.closing.isBehindGap(this.number) ? 0 : RECORD;
		}
		// First, so that no later message goes out behind the gap.
		this.closing.fail(null);
	}

	private void over() {
		this.over = true;
		ByteBuf bytes = this.bytes;
		long taken = 0;
		if (bytes != null) {
			taken = bytes.readerIndex();
			bytes.release();
		}
		if (this.secure) {
			over(this.recorded, this.recorded + this.begun, this.failure);
		}
		else {
			over(taken, taken, this.failure);
		}
	}

	/**
	 * The outcome of the write is known.
	 * @param written number of bytes that the socket certainly has
	 * @param begun number of bytes that the socket may have
	 * @param failure why the rest did not, or {@code null} if all did
	 */
	abstract void over(long written, long begun, @Nullable Throwable failure);

}
