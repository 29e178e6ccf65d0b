package io.github.sockettask.transport.netty;

import java.util.zip.Deflater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Compresses the messages of one connection (RFC 7692, section 7.2.1) with the JDK's
 * zlib.
 * <p>
 * The JDK has no setting for a smaller window. A full flush after each window of data
 * makes zlib forget earlier data, so that no reference can go back further.
 */
class MessageDeflater {

	/** What a flush ends with, and the receiver adds by itself. */
	static final byte[] TAIL = { 0, 0, (byte) 0xff, (byte) 0xff };

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	private boolean takeover = true;

	private int window = Integer.MAX_VALUE;

	/** How much more fits into the window. */
	private int room = this.window;

	void agree(DeflateAgreement agreement) {
		this.takeover = agreement.clientTakeover();
		if (agreement.clientWindowBits() < DeflateAgreement.MAX_WINDOW_BITS) {
			this.window = 1 << agreement.clientWindowBits();
			this.room = this.window;
		}
	}

	/**
	 * Compress the payload of a frame.
	 * @param data the payload
	 * @param last whether the frame is the last of its message
	 * @return the compressed payload
	 */
	byte[] deflate(byte[] data, boolean last) {
		ByteBuf out = Unpooled.buffer(data.length / 2 + 64);
		int start = 0;
		while (data.length - start > this.room) {
			deflate(data, start, this.room, Deflater.FULL_FLUSH, out);
			start += this.room;
			this.room = this.window;
		}
		deflate(data, start, data.length - start, Deflater.SYNC_FLUSH, out);
		this.room -= data.length - start;
		if (!last) {
			return ByteBufUtil.getBytes(out);
		}
		if (!this.takeover) {
			this.deflater.reset();
			this.room = this.window;
		}
		// zlib writes nothing for no input behind a flush; an empty block stands for it
		int length = out.readableBytes() - TAIL.length;
		return (length > 0) ? ByteBufUtil.getBytes(out, 0, length) : new byte[1];
	}

	private void deflate(byte[] data, int start, int length, int flush, ByteBuf out) {
		this.deflater.setInput(data, start, length);
		int count;
		do {
			out.ensureWritable(512);
			count = this.deflater.deflate(out.array(), out.writerIndex(), out.writableBytes(), flush);
			out.writerIndex(out.writerIndex() + count);
		}
		while (count > 0);
	}

	/** Give back zlib's memory. */
	void end() {
		this.deflater.end();
	}

}
