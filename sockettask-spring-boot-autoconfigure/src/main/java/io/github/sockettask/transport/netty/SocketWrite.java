package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.Objects;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

import io.github.sockettask.transport.OutboundMessages;

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

	private final FrameEncoder encoder = FrameEncoder.get();

	/** Compresses messages; null without an extension. */
	private final @Nullable MessageDeflater deflater;

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
	 * @param deflater compresses messages, if an extension is in use
	 */
	SocketWrite(Channel channel, ClosingHandshake closing, boolean secure, @Nullable MessageDeflater deflater) {
		this.channel = channel;
		this.closing = closing;
		this.secure = secure;
		this.deflater = deflater;
	}

	/**
	 * Encode a frame, and compress it if it is a whole message. Fragments are not
	 * compressed, which the extension allows (RFC 7692, section 6).
	 * @param opcode the opcode
	 * @param last whether the message ends with it
	 * @param payload a {@code String} or a {@code ByteBuffer}, whose position stays
	 * @param size length of the payload before compression
	 * @return whether there was room for it, as there always is in an empty piece
	 */
	boolean encode(int opcode, boolean last, Object payload, int size) {
		if (isComplete() || !this.encoder.hasRoom(size)) {
			return false;
		}
		boolean whole = last && (opcode == OutboundMessages.TEXT || opcode == OutboundMessages.BINARY);
		if (this.deflater != null && whole) {
			ByteBuffer compressed = this.deflater.deflate(payload);
			put(FrameHeader.RSV1 | opcode, true, compressed, compressed.remaining());
		}
		else {
			put(opcode, last, payload, size);
		}
		return true;
	}

	private void put(int opcode, boolean last, Object payload, int size) {
		if (!this.encoder.encode(opcode, last, payload, size)) {
			this.bytes = this.encoder.encodeLarge(opcode, last, payload, size, this.channel.alloc());
		}
	}

	/** All frames are encoded: take their bytes. */
	void complete() {
		if (!isComplete() && !this.encoder.isEmpty()) {
			this.bytes = this.encoder.take(this.channel.alloc());
		}
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
		// The buffer tells how much was written.
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
			this.begun = (this.secure && !this.closing.isBehindGap(this.number)) ? RECORD : 0;
		}
		// No later message goes out behind the gap.
		this.closing.fail(null);
	}

	private void over() {
		this.over = true;
		ByteBuf bytes = this.bytes;
		int written = 0;
		int begun = 0;
		if (bytes != null) {
			long taken = this.secure ? this.recorded : bytes.readerIndex();
			int at = 0;
			while (this.failure != null && at < Math.min(taken + this.begun, bytes.writerIndex())) {
				begun++;
				at += FrameEncoder.length(bytes, at);
				written += (at <= taken) ? 1 : 0;
			}
			bytes.release();
		}
		over(written, begun, this.failure);
	}

	/**
	 * The outcome of the write is known.
	 * @param written if it has failed, the number of frames that the socket certainly has
	 * @param begun if it has failed, the number of frames of which the socket may have a
	 * byte
	 * @param failure why the rest was not written, or {@code null} if all frames were
	 */
	abstract void over(int written, int begun, @Nullable Throwable failure);

}
