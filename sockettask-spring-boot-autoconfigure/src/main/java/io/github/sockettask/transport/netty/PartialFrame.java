package io.github.sockettask.transport.netty;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * A frame that has not arrived completely. Its array grows as bytes arrive, since the
 * length in the header proves nothing, and has the exact size in the end.
 */
final class PartialFrame {

	/** Frames up to this size get their array at once. */
	private static final int FIRST = 64 * 1024;

	private final int payload;

	private final int size;

	private byte[] bytes;

	private int filled;

	/**
	 * Create a frame whose header is complete.
	 * @param header the header
	 * @param keepsHeader whether the header is kept with the payload
	 * @param start holds the first bytes
	 * @param offset where the header begins
	 * @param limit where the bytes end, before the end of the frame
	 */
	PartialFrame(FrameHeader header, boolean keepsHeader, byte[] start, int offset, int limit) {
		this.payload = keepsHeader ? header.size() : 0;
		this.size = this.payload + (int) header.length();
		int skipped = header.size() - this.payload;
		this.filled = limit - offset - skipped;
		this.bytes = new byte[Math.min(this.size, Math.max(FIRST, this.filled))];
		System.arraycopy(start, offset + skipped, this.bytes, 0, this.filled);
	}

	/**
	 * Take more of the frame.
	 * @param in the received bytes
	 */
	void fill(ByteBuf in) {
		int count = Math.min(in.readableBytes(), this.size - this.filled);
		if (count > this.bytes.length - this.filled) {
			int doubled = (int) Math.min(this.size, 2L * this.bytes.length);
			this.bytes = Arrays.copyOf(this.bytes, Math.max(doubled, this.filled + count));
		}
		in.readBytes(this.bytes, this.filled, count);
		this.filled += count;
	}

	boolean isComplete() {
		return this.filled == this.size;
	}

	/**
	 * Return the bytes of the frame.
	 * @return the array, where the header is not kept just the payload; of the exact size
	 * when the frame is complete
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
