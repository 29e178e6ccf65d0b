package io.github.sockettask.transport.netty;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame as RFC 6455, section 5.2, describes it, read and written bit by bit, with
 * nothing of the code under test.
 *
 * @param first the byte with the final bit, the reserved bits and the opcode
 * @param masked whether the payload is masked
 * @param payload the payload without its mask
 */
record WireFrame(int first, boolean masked, byte[] payload) {

	static List<WireFrame> readAll(byte[] bytes) {
		List<WireFrame> frames = new ArrayList<>();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		while (in.hasRemaining()) {
			frames.add(read(in));
		}
		return frames;
	}

	private static WireFrame read(ByteBuffer in) {
		int first = in.get() & 0xff;
		int second = in.get() & 0xff;
		long length = second & 0x7f;
		if (length == 126) {
			length = in.getShort() & 0xffff;
		}
		else if (length == 127) {
			length = in.getLong();
		}
		boolean masked = second >= 0x80;
		byte[] mask = new byte[4];
		if (masked) {
			in.get(mask);
		}
		byte[] payload = new byte[(int) length];
		in.get(payload);
		for (int i = 0; i < payload.length; i++) {
			payload[i] ^= mask[i % 4];
		}
		return new WireFrame(first, masked, payload);
	}

	int opcode() {
		return this.first & 0x0f;
	}

	/**
	 * Write the frame without a mask.
	 * @param out where to write
	 * @param lengthBytes how many bytes the length takes: 1, 3 or 9
	 */
	void write(ByteBuffer out, int lengthBytes) {
		int mask = this.masked ? 0x80 : 0;
		out.put((byte) this.first);
		switch (lengthBytes) {
			case 1 -> out.put((byte) (mask | this.payload.length));
			case 3 -> out.put((byte) (mask | 126)).putShort((short) this.payload.length);
			default -> out.put((byte) (mask | 127)).putLong(this.payload.length);
		}
		if (this.masked) {
			out.putInt(0);
		}
		out.put(this.payload);
	}

}
