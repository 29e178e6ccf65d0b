package io.github.sockettask.transport;

import io.netty.buffer.ByteBuf;

/**
 * A frame that has not arrived as a whole, in an array of its exact size.
 */
final class PartialFrame {

	private final byte[] bytes;

	private final int payload;

	private int filled;

	/**
	 * Create a frame of which all of the header is there.
	 * @param header the header
	 * @param keepsHeader whether the header is kept with the payload
	 * @param start holds what is there
	 * @param offset where the header begins
	 * @param limit where the bytes end, before the end of the frame
	 */
	PartialFrame(FrameHeader header, boolean keepsHeader, byte[] start, int offset, int limit) {
		this.payload = keepsHeader ? header.size() : 0;
		this.bytes = new byte[this.payload + (int) header.length()];
		int skipped = header.size() - this.payload;
		this.filled = limit - offset - skipped;
		System.arraycopy(start, offset + skipped, this.bytes, 0, this.filled);
	}

	/**
	 * Take more of the frame.
	 * @param in where to take it from
	 */
	void fill(ByteBuf in) {
		int count = Math.min(in.readableBytes(), this.bytes.length - this.filled);
		in.readBytes(this.bytes, this.filled, count);
		this.filled += count;
	}

	boolean isComplete() {
		return this.filled == this.bytes.length;
	}

	/**
	 * Return the frame.
	 * @return the array, where the header is not kept just the payload
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Return where the payload begins.
	 * @return the offset
	 */
	int payload() {
		return this.payload;
	}

	int filled() {
		return this.filled;
	}

}
