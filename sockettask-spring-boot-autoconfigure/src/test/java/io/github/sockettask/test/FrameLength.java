package io.github.sockettask.test;

import java.nio.ByteBuffer;

/**
 * The length field of a frame.
 *
 * @param value what it says
 * @param isWide whether it takes eight bytes in any case
 */
record FrameLength(long value, boolean isWide) {

	private static final int TWO_BYTES = 126;

	private static final int EIGHT_BYTES = 127;

	static FrameLength of(long value) {
		return new FrameLength(value, value < 0 || value > 0xFFFF);
	}

	FrameLength wide() {
		return new FrameLength(this.value, true);
	}

	byte[] encode(boolean masked) {
		int maskBit = (masked) ? 0x80 : 0;
		if (this.isWide) {
			return ByteBuffer.allocate(9).put((byte) (maskBit | EIGHT_BYTES)).putLong(this.value).array();
		}
		if (this.value >= TWO_BYTES) {
			return ByteBuffer.allocate(3).put((byte) (maskBit | TWO_BYTES)).putShort((short) this.value).array();
		}
		return new byte[] { (byte) (maskBit | this.value) };
	}

}
