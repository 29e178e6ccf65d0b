package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import io.github.sockettask.transport.Utf8;

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

	private final boolean takeover;

	private final int window;

	/** How much more fits into the window. */
	private int room;

	MessageDeflater(DeflateAgreement agreement) {
		this.takeover = agreement.clientTakeover();
		this.window = (agreement.clientWindowBits() < DeflateAgreement.MAX_WINDOW_BITS)
				? 1 << agreement.clientWindowBits() : Integer.MAX_VALUE;
		this.room = this.window;
	}

	/**
	 * Compress a message.
	 * @param payload a {@code String} or a {@code ByteBuffer}, whose position stays
	 * @return the compressed payload
	 */
	ByteBuffer deflate(Object payload) {
		ByteBuffer data = (payload instanceof String text) ? ByteBuffer.wrap(Utf8.encode(text))
				: ((ByteBuffer) payload).duplicate();
		ByteBuf out = Unpooled.buffer(data.remaining() / 2 + 64);
		while (data.remaining() > this.room) {
			ByteBuffer full = data.slice(data.position(), this.room);
			data.position(data.position() + this.room);
			deflate(full, Deflater.FULL_FLUSH, out);
			this.room = this.window;
		}
		this.room -= data.remaining();
		deflate(data, Deflater.SYNC_FLUSH, out);
		if (!this.takeover) {
			this.deflater.reset();
			this.room = this.window;
		}
		// zlib writes nothing for no input behind a flush; an empty block stands for it
		int length = out.readableBytes() - TAIL.length;
		return (length > 0) ? out.nioBuffer(0, length) : ByteBuffer.allocate(1);
	}

	private void deflate(ByteBuffer data, int flush, ByteBuf out) {
		this.deflater.setInput(data);
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
