package io.github.sockettask.test;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a stream and takes them as they are.
 */
final class FrameDecoder {

	private final InputStream in;

	FrameDecoder(InputStream in) {
		this.in = in;
	}

	/**
	 * Read the next frame.
	 * @return the frame, or {@code null} at the end of the stream
	 * @throws IOException if the stream ends within a frame, or breaks
	 */
	@Nullable SocketFrame next() throws IOException {
		int bits = this.in.read();
		if (bits < 0) {
			return null;
		}
		int second = exactly(1)[0];
		FrameLength length = length(second & 0x7F);
		byte[] mask = ((second & 0x80) != 0) ? exactly(4) : null;
		byte[] payload = exactly((int) Math.min(length.value() & Long.MAX_VALUE, Integer.MAX_VALUE));
		return new SocketFrame(bits, mask, length, (mask != null) ? unmask(payload, mask) : payload);
	}

	private FrameLength length(int first) throws IOException {
		return switch (first) {
			case 126 -> FrameLength.of(ByteBuffer.wrap(exactly(2)).getShort() & 0xFFFF);
			case 127 -> FrameLength.of(ByteBuffer.wrap(exactly(8)).getLong()).wide();
			default -> FrameLength.of(first);
		};
	}

	private byte[] exactly(int count) throws IOException {
		byte[] bytes = this.in.readNBytes(count);
		if (bytes.length < count) {
			throw new EOFException("The stream ended within a frame");
		}
		return bytes;
	}

	static byte[] unmask(byte[] payload, byte[] mask) {
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % mask.length];
		}
		return payload;
	}

}
