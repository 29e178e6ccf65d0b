package io.github.sockettask.transport.netty;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

import io.github.sockettask.transport.Utf8;

/**
 * Frames and masks messages (RFC 6455, sections 5.2 and 5.3), many small ones in one
 * array that is copied at once. Each event loop has one encoder, so that an idle
 * connection holds none.
 */
final class FrameEncoder {

	private static final FastThreadLocal<FrameEncoder> LOCAL = new FastThreadLocal<>() {

		@Override
		protected FrameEncoder initialValue() {
			return new FrameEncoder();
		}

	};

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int MAX_HEADER = 14;

	/** Capacity for small frames, a multiple of the length of a mask. */
	static final int CAPACITY = 64 * 1024;

	private final byte[] bytes = new byte[CAPACITY];

	private final MaskingKeys keys = new MaskingKeys();

	private int length;

	/**
	 * Return the encoder of this event loop. It is empty, even after a failed write.
	 * @return the encoder, for one write
	 */
	static FrameEncoder get() {
		FrameEncoder encoder = LOCAL.get();
		encoder.length = 0;
		return encoder;
	}

	/**
	 * Encode a frame.
	 * @param opcode the opcode
	 * @param last whether the message ends with it
	 * @param payload a {@code String} or a {@code ByteBuffer}
	 * @param size length of the payload on the wire
	 * @return whether there was room for it; if not, try again after {@link #take}, or
	 * use {@link #encodeLarge}
	 */
	boolean encode(int opcode, boolean last, Object payload, int size) {
		if (size > room()) {
			return false;
		}
		int key = this.keys.next();
		int start = header(this.length, opcode, last, size, key);
		if (payload instanceof String text) {
			encode(text, size, start);
		}
		else {
			ByteBuffer bytes = (ByteBuffer) payload;
			bytes.get(bytes.position(), this.bytes, start, size);
		}
		mask(start, size, key);
		this.length = start + size;
		return true;
	}

	/**
	 * Return whether a frame can be encoded.
	 * @param size length of its payload
	 * @return whether there is room for it, or nothing else is encoded
	 */
	boolean hasRoom(int size) {
		return size <= room() || this.length == 0;
	}

	private int room() {
		return CAPACITY - MAX_HEADER - this.length;
	}

	@SuppressWarnings("deprecation")
	private void encode(String text, int size, int start) {
		if (size == text.length()) {
			// The low bytes of ASCII are its UTF-8, and no other way copies them faster.
			text.getBytes(0, size, this.bytes, start);
		}
		else {
			System.arraycopy(Utf8.encode(text), 0, this.bytes, start, size);
		}
	}

	private int header(int at, int opcode, boolean last, int size, int key) {
		int end = at;
		this.bytes[end++] = (byte) (last ? 0x80 | opcode : opcode);
		if (size < 126) {
			this.bytes[end++] = (byte) (0x80 | size);
		}
		else if (size <= 0xffff) {
			this.bytes[end++] = (byte) (0x80 | 126);
			this.bytes[end++] = (byte) (size >> 8);
			this.bytes[end++] = (byte) size;
		}
		else {
			this.bytes[end++] = (byte) (0x80 | 127);
			INTS.set(this.bytes, end, 0);
			INTS.set(this.bytes, end + 4, Integer.reverseBytes(size));
			end += 8;
		}
		INTS.set(this.bytes, end, key);
		return end + 4;
	}

	private void mask(int start, int size, int key) {
		long keys = (key & 0xffffffffL) | ((long) key << 32);
		int end = start + size;
		int at = start;
		for (; at <= end - 8; at += 8) {
			LONGS.set(this.bytes, at, (long) LONGS.get(this.bytes, at) ^ keys);
		}
		for (; at < end; at++) {
			this.bytes[at] ^= (byte) keys;
			keys >>>= 8;
		}
	}

	boolean isEmpty() {
		return this.length == 0;
	}

	/**
	 * Take the encoded frames. No code of the application may run between {@link #get}
	 * and this method, since that code may send on another connection.
	 * @param allocator makes the buffer
	 * @return a buffer with the frames
	 */
	ByteBuf take(ByteBufAllocator allocator) {
		ByteBuf taken = allocator.directBuffer(this.length);
		taken.writeBytes(this.bytes, 0, this.length);
		this.length = 0;
		return taken;
	}

	/**
	 * Encode a frame of any size.
	 * @param opcode the opcode
	 * @param last whether the message ends with it
	 * @param payload a {@code String} or a {@code ByteBuffer}
	 * @param size length of the payload on the wire
	 * @param allocator makes the buffer
	 * @return a buffer with the frame behind those that were encoded before
	 */
	ByteBuf encodeLarge(int opcode, boolean last, Object payload, int size, ByteBufAllocator allocator) {
		ByteBuffer bytes = (payload instanceof String text) ? ByteBuffer.wrap(Utf8.encode(text))
				: ((ByteBuffer) payload).duplicate();
		ByteBuf taken = allocator.directBuffer(this.length + MAX_HEADER + size);
		taken.writeBytes(this.bytes, 0, this.length);
		this.length = 0;
		int key = this.keys.next();
		taken.writeBytes(this.bytes, 0, header(0, opcode, last, size, key));
		while (bytes.hasRemaining()) {
			int part = Math.min(bytes.remaining(), CAPACITY);
			bytes.get(this.bytes, 0, part);
			mask(0, part, key);
			taken.writeBytes(this.bytes, 0, part);
		}
		return taken;
	}

	/**
	 * Return the length of an encoded frame.
	 * @param bytes holds the frame
	 * @param start where it begins
	 * @return the number of bytes with the header
	 */
	static int length(ByteBuf bytes, int start) {
		int length = bytes.getByte(start + 1) & 0x7f;
		return switch (length) {
			case 126 -> MAX_HEADER - 6 + bytes.getUnsignedShort(start + 2);
			case 127 -> MAX_HEADER + (int) bytes.getLong(start + 2);
			default -> MAX_HEADER - 8 + length;
		};
	}

}
