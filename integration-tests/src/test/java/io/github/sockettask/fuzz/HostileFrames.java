package io.github.sockettask.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

/**
 * Makes frames, valid ones and others.
 */
record HostileFrames(Random random, HostileJson json) {

	private static final int[] OPCODES = { 1, 1, 1, 1, 2, 2, 0, 0, 8, 9, 9, 10, 1, 2, 10, 15 };

	private static final int[] CODES = { 0, 999, 1000, 1001, 1004, 1005, 1006, 1009, 1011, 1012, 1015, 1016, 2999, 3000,
			4401, 4999, 5000, 65535 };

	private static final long[] LENGTHS = { 0, 125, 126, 127, 65535, 65536, 1 << 17, Integer.MAX_VALUE, 1L << 31,
			1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE };

	HostileFrames(Random random) {
		this(random, new HostileJson(random));
	}

	byte[] next() {
		int opcode = OPCODES[this.random.nextInt(OPCODES.length)];
		byte[] payload = (opcode == 8) ? close() : (opcode >= 9) ? HostileBytes.random(this.random, 130) : message();
		boolean compressed = opcode <= 2 && this.random.nextInt(3) == 0;
		if (compressed) {
			payload = deflated(payload);
		}
		boolean last = this.random.nextInt(5) != 0;
		int first = (last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode;
		if (this.random.nextInt(20) == 0) {
			first ^= 1 << this.random.nextInt(8);
		}
		return frame(first, payload);
	}

	private byte[] message() {
		return switch (this.random.nextInt(6)) {
			case 0 -> HostileBytes.random(this.random, 300);
			case 1 -> new byte[this.random.nextInt(70_000)];
			case 2 -> HostileBytes.damaged(this.random, this.json.next().getBytes(StandardCharsets.UTF_8));
			default -> this.json.next().getBytes(StandardCharsets.UTF_8);
		};
	}

	private byte[] close() {
		if (this.random.nextInt(4) == 0) {
			return HostileBytes.random(this.random, 140);
		}
		byte[] reason = "\u001b[2Jbye \u202e\u20ac".repeat(this.random.nextInt(8)).getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 + reason.length)
			.putShort((short) CODES[this.random.nextInt(CODES.length)])
			.put(reason)
			.array();
	}

	private byte[] deflated(byte[] payload) {
		return switch (this.random.nextInt(5)) {
			// a few bytes that become many
			case 0 -> deflate(new byte[1 << this.random.nextInt(22)]);
			case 1 -> HostileBytes.damaged(this.random, deflate(payload));
			// blocks without data
			case 2 -> new byte[] { 3, 0, 3, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff };
			default -> deflate(payload);
		};
	}

	private static byte[] deflate(byte[] payload) {
		Deflater deflater = new Deflater(1, true);
		try {
			deflater.setInput(payload);
			byte[] out = new byte[payload.length + 100];
			int size = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
			return Arrays.copyOf(out, Math.max(0, size - 4));
		}
		finally {
			deflater.end();
		}
	}

	private byte[] frame(int first, byte[] payload) {
		long length = payload.length;
		if (this.random.nextInt(20) == 0) {
			length = LENGTHS[this.random.nextInt(LENGTHS.length)];
		}
		int masked = (this.random.nextInt(40) == 0) ? 0x80 : 0;
		ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
		int form = (this.random.nextInt(30) == 0) ? this.random.nextInt(3) : -1;
		if (form == 2 || (form < 0 && (length > 65535 || length < 0))) {
			frame.put((byte) (masked | 127)).putLong(length);
		}
		else if (form == 1 || (form < 0 && length > 125)) {
			frame.put((byte) (masked | 126)).putShort((short) length);
		}
		else {
			frame.put((byte) (masked | ((int) length & 127)));
		}
		frame.put(payload);
		return Arrays.copyOf(frame.array(), frame.position());
	}

}
