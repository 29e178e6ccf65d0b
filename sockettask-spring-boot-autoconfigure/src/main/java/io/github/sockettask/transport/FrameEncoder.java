package io.github.sockettask.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Frames and masks whole messages (RFC 6455, sections 5.2 and 5.3), many small ones into
 * one array that is copied in one piece. There is one encoder an event loop, so that a
 * connection that is idle holds none.
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

	/** Up to this length a loop is as fast as the JDK's encoder, and leaves nothing. */
	private static final int SHORT_TEXT = 128;

	/** Capacity for small frames, a multiple of the length of a mask. */
	static final int CAPACITY = 64 * 1024;

	private final byte[] bytes = new byte[CAPACITY];

	private final MaskingKeys keys = new MaskingKeys();

	private int length;

	static FrameEncoder get() {
		return LOCAL.get();
	}

	/**
	 * Encode a frame.
	 * @param frame the frame
	 * @return whether there was room for it; if not, try again after {@link #take}, or
	 * use {@link #encodeLarge}
	 */
	boolean encode(OutboundFrame frame) {
		String text = frame.text();
		if (text == null) {
			return encode(frame, frame.bytes());
		}
		if (text.length() > CAPACITY - MAX_HEADER - this.length) {
			return false;
		}
		if (text.length() <= SHORT_TEXT && encodeAscii(text)) {
			return true;
		}
		return encode(frame, ByteBuffer.wrap(Utf8.encode(text)));
	}

	private boolean encode(OutboundFrame frame, ByteBuffer payload) {
		int size = payload.remaining();
		if (size > CAPACITY - MAX_HEADER - this.length) {
			return false;
		}
		if (frame.isEncoded()) {
			payload.get(payload.position(), this.bytes, this.length, size);
			this.length += size;
			return true;
		}
		int key = this.keys.next();
		int start = header(this.length, frame.opcode(), size, key);
		payload.get(payload.position(), this.bytes, start, size);
		mask(start, size, key);
		this.length = start + size;
		return true;
	}

	private boolean encodeAscii(String text) {
		int size = text.length();
		int key = this.keys.next();
		int start = header(this.length, OutboundFrame.TEXT, size, key);
		for (int i = 0; i < size; i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				return false;
			}
			this.bytes[start + i] = (byte) c;
		}
		mask(start, size, key);
		this.length = start + size;
		return true;
	}

	private int header(int at, int opcode, int size, int key) {
		int end = at;
		this.bytes[end++] = (byte) (0x80 | opcode);
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
	 * Take what was encoded. No code of a user may run between the first call of
	 * {@link #encode} and this one, since that code may send on another connection.
	 * @param allocator makes the buffer
	 * @return a buffer with what was encoded
	 */
	ByteBuf take(ByteBufAllocator allocator) {
		ByteBuf taken = allocator.directBuffer(this.length);
		taken.writeBytes(this.bytes, 0, this.length);
		this.length = 0;
		return taken;
	}

	/**
	 * Encode a frame of any size while nothing else is encoded.
	 * @param frame the frame
	 * @param allocator makes the buffer
	 * @return a buffer with the frame
	 */
	ByteBuf encodeLarge(OutboundFrame frame, ByteBufAllocator allocator) {
		String text = frame.text();
		ByteBuffer payload = (text != null) ? ByteBuffer.wrap(Utf8.encode(text)) : frame.bytes().duplicate();
		ByteBuf taken = allocator.directBuffer(MAX_HEADER + payload.remaining());
		if (frame.isEncoded()) {
			return taken.writeBytes(payload);
		}
		int key = this.keys.next();
		taken.writeBytes(this.bytes, 0, header(0, frame.opcode(), payload.remaining(), key));
		while (payload.hasRemaining()) {
			int size = Math.min(payload.remaining(), CAPACITY);
			payload.get(this.bytes, 0, size);
			mask(0, size, key);
			taken.writeBytes(this.bytes, 0, size);
		}
		return taken;
	}

}
